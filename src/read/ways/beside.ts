/** What a job's keys put beside its steps: containers, and the host that Docker's client talks to. */
import type { Run } from '../config/model.ts';
import { variablesOf } from '../config/variables.ts';
import type { Entry, Source } from '../document.ts';
import { ofImage } from './images.ts';
import { wayOf } from './programs.ts';
import type { Found } from './way.ts';

/** Containers beside the job's own, which share its network. */
export const besides = (source: Source, { executor, scope }: Run): (Found & { line: number })[] =>
  (executor.kind === 'docker' ? source.items(executor.node) : []).flatMap((item) => {
    const words = (key: string): string[] => {
      const node = source.get(item, key);
      const text = scope.string(node);
      return text !== undefined
        ? text.split(/\s+/)
        : source.items(node).map((word) => scope.string(word) ?? '');
    };
    const args = [...words('entrypoint'), ...words('command')].filter(Boolean);
    const found = ofImage(scope.string(source.get(item, 'image')) ?? '', args, wayOf);
    return found ? [{ ...found, line: source.line(item) }] : [];
  });

/** Docker's own variable, set for a job or a step. */
export const farDocker = (source: Source, keys: readonly Entry[]): number | undefined =>
  variablesOf(source, keys).find(
    ({ key, value }) => key === 'DOCKER_HOST' && /^ssh:/.test(source.string(value) ?? ''),
  )?.line;
