/** Dockerfiles: instructions that exist, programs that snippets call, and no root left behind. */
import { checkCommand } from './shell.ts';

const INSTRUCTIONS = new Set(['FROM', 'USER', 'COPY', 'RUN', 'ENV', 'WORKDIR', 'ARG']);

/** Faults of a Dockerfile with its placeholders filled in. */
export function checkDockerfile(text: string): string[] {
  const rows = text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((row) => row && !row.startsWith('#'))
    .map((row) => /^(\S+) (.*)$/.exec(row) ?? [row, row, '']);
  const users = rows.filter(([, name]) => name === 'USER').map(([, , user]) => user!);
  return [
    ...rows.filter(([, name]) => !INSTRUCTIONS.has(name!)).map(([, name]) => `${name!} is no instruction`),
    ...(rows[0]?.[1] === 'FROM' ? [] : ['does not begin with FROM']),
    ...(users.at(-1) === 'root' ? ['leaves the image with root as its user'] : []),
    ...rows.filter(([, name]) => name === 'RUN').flatMap(([, , command]) => checkCommand(command!)),
  ];
}
