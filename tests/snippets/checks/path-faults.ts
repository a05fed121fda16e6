/** Faults of the order of steps: what opens a path is waited for, proven, and closed whatever the job's result. */
import type { Run } from './expand.ts';
import { ORBS } from './orbs.ts';
import { nameOf, runStep, type RunStep } from './run-step.ts';

/** What opens something that stays open, and what has to close it whatever the job's result. */
const OPENS: [opens: RegExp, closes: RegExp][] = [
  [/\bwg-quick up\b/, /\bwg-quick down\b/],
  [/\bopenvpn\b.*--daemon\b/, /\bpkill -x openvpn\b/],
  [/\bopenconnect\b.*--background\b/, /\bkill\b.*vpn\.pid/],
  [/\btailscale up\b/, /\btailscale logout\b/],
  [/\bnetbird up\b/, /\bnetbird down\b/],
  [/\btwingate start\b/, /\btwingate stop\b/],
  [/\bzerotier-cli join\b/, /\bzerotier-cli leave\b/],
  [/\bopen-rule\.sh\b/, /\brevoke-security-group-ingress\b/],
  [/\bssm start-session\b.*--document-name/, /\bssm terminate-session\b/],
  [/\bssh -N -M -S (\S+)/, /\bssh -S \S+ -O exit\b/],
];
/** Ends a step that runs in the background. */
const ENDS = /\bp?kill\b|-O exit\b|\bterminate-session\b|\btailscale logout\b/;

/** What starts work elsewhere that goes on without the job: what watches it, and what ends it. */
const STARTS: [starts: RegExp, watches: RegExp, ends: RegExp][] = [
  [/\becs run-task\b/, /\becs describe-tasks\b/, /\becs stop-task\b/],
  [/\brun jobs execute\b/, /\bexecutions describe\b/, /\bexecutions cancel\b/],
  [/\bcontainerapp job start\b/, /\bjob execution show\b/, /\bcontainerapp job stop\b/],
];

/** Waits in a loop, and fails with a message when it was in vain; the script of the tunnels' page does both. */
const failsLoudly = (command: string) =>
  /\.circleci\/wait-for\.sh\b/.test(command) ||
  (/\b(?:for|while|until)\b/.test(command) && /^\s*exit 1\b/m.test(command) && />&2/.test(command));

export function tunnelFaults({ name, job }: Run): string[] {
  const faults: string[] = [];
  const steps = (job.steps ?? []).map((step) => ({ key: nameOf(step), run: runStep(step) }));
  steps.forEach(({ key, run }, at) => {
    const after = steps.slice(at + 1);
    if (run?.background) {
      const wait = after.find((step) => step.run && !step.run.background)?.run;
      const isLast = !after.some((step) => step.run?.background);
      const proves = after.some((step) => step.run && failsLoudly(step.run.command));
      // A second forwarder over a tunnel that is proven already needs no proof of its own.
      const proven = steps
        .slice(0, at)
        .some((step) => step.run && failsLoudly(step.run.command) && !step.run.background);
      if (!(wait && failsLoudly(wait.command)) && !(proves && !isLast) && !proven)
        faults.push(`job ${name}: "${run.name}" runs in the background and nothing waits for it`);
    }
    const closing = OPENS.filter(([opens]) => run && opens.test(run.joined)).map(([, closes]) => closes);
    for (const closes of run?.background && !closing.length ? [ENDS] : closing) {
      if (run?.when === 'always') continue;
      if (!after.some((step) => step.run?.when === 'always' && closes.test(step.run.joined)))
        faults.push(
          `job ${name}: "${run!.name}" opens something that no step with when: always closes (${closes.source})`,
        );
    }
    if (key.endsWith('/setup') && ORBS[key.split('/')[0]!]?.commands['cleanup'])
      if (!after.some((step) => step.key === key.replace('/setup', '/cleanup')))
        faults.push(`job ${name}: ${key} without its cleanup`);
  });
  return faults;
}

/** A green job whose step failed elsewhere, or one that nobody ends, is worse than no job. */
export function startFaults({ name, job }: Run): string[] {
  const runs = (job.steps ?? []).map(runStep).filter((step) => step !== undefined);
  return STARTS.flatMap(([starts, watches, ends]) => {
    const at = runs.findIndex(({ command }) => starts.test(command));
    if (at < 0) return [];
    const after = runs.slice(at + 1);
    return [
      ...(after.some(({ command }) => watches.test(command) && failsLoudly(command))
        ? []
        : [`job ${name}: nothing waits for "${runs[at]!.name}" and fails with it`]),
      ...(after.some(({ command, when }) => when === 'always' && ends.test(command))
        ? []
        : [`job ${name}: no step with when: always ends "${runs[at]!.name}"`]),
    ];
  });
}

/** Asks the resource itself, or the tunnel's far end: an open local port proves nothing. */
const PROVES =
  /\.circleci\/kube-through\.sh|\bnc\b.*-z|\bpg_isready\b|\bpsql\b.*-c |\/dev\/tcp\/|\bcurl\b.*https:/;

export function proofFaults({ name, job }: Run): string[] {
  const steps = (job.steps ?? []).map((step) => ({ key: nameOf(step), run: runStep(step) }));
  const opened = steps.findIndex(
    ({ key, run }) =>
      key === 'tunnel/setup' || (run && (run.background || OPENS.some(([opens]) => opens.test(run.joined)))),
  );
  if (opened < 0) return [];
  const proves = (run?: RunStep) =>
    run && !run.background && run.when !== 'always' && PROVES.test(run.joined);
  if (steps.slice(opened + 1).some(({ run }) => proves(run))) return [];
  return [`job ${name}: opens a path and never proves that it leads to the resource`];
}
