/** What a job does that its file does not show: scripts, build tools, orbs, variables that are run. */
import type { Job, Run } from './config/model.ts';
import { hiddenBy } from './scripts.ts';
import { wayOfOrb } from './ways/declared.ts';
import { wayOf } from './ways/programs.ts';

export interface Hidden {
  /** Scripts, variables and orbs, of which nobody can tell what they connect to. */
  scripts: string[];
  /** Build tools, which seldom connect anywhere private by themselves. */
  tools: string[];
}

export function hiddenIn(job: Job, run: Run | undefined): Hidden {
  const scripts = new Set<string>();
  const tools = new Set<string>();
  if (job.elsewhere) scripts.add(job.elsewhere === 'override-with' ? 'override-with' : job.name);
  for (const step of run?.steps ?? []) {
    // CircleCI's own orbs install and log in, or run a build tool; what others run is theirs to know.
    if (step.orb && step.name !== job.name && !wayOfOrb(step)) {
      if (!step.orb.name.startsWith('circleci/')) scripts.add(step.name);
      else if (/^(apply|plan|destroy|test|run|build)/.test(step.orb.command)) tools.add(step.name);
    }
    // Paths of Windows, whose backslashes a shell of Unix would take off.
    if (run?.executor.kind === 'windows')
      for (const { text } of step.rows)
        for (const [, path] of text.matchAll(/(?:^|[;&|]\s*)(\.\\[\w.\\-]+)/g)) scripts.add(path!);
    if (step.handed) scripts.add(step.handed);
    if (step.language) scripts.add(`a step in ${step.language.split(/\s/)[0]}`);
    for (const command of step.commands) {
      const hidden = wayOf(command) ? undefined : hiddenBy(command);
      if (hidden?.kind === 'scripts') scripts.add(hidden.name);
      if (hidden?.kind === 'tools') tools.add(hidden.name);
    }
  }
  return { scripts: [...scripts], tools: [...tools] };
}
