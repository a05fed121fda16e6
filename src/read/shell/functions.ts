/** Functions of a shell text: they print and stay where their callers do, and one that nobody calls never runs. */
import type { Command } from './command.ts';

/** Commands of each function, by its name. */
type Bodies = ReadonlyMap<string, readonly Command[]>;

/** Tells the commands of functions whose callers all run in the background, or print into something, that they do, too. */
export function runWhereCalled(bodies: Bodies, commands: readonly Command[]): void {
  const calls = bodies.size ? Map.groupBy(commands, ({ program }) => program) : undefined;
  for (const [name, body] of [...bodies].reverse()) {
    const callers = calls?.get(name) ?? [];
    if (callers.length && callers.every(({ background }) => background))
      for (const command of body) command.background = true;
    if (!callers.length || !callers.every(({ captured, piped, file }) => captured || piped || file)) continue;
    for (const command of body) {
      command.piped = true;
      command.captured ||= callers.every(({ captured }) => captured);
    }
  }
}

/** Commands without those of functions that nothing in the text names again. */
export function called(bodies: Bodies, commands: readonly Command[], text: string): readonly Command[] {
  if (!bodies.size) return commands;
  const named = new Map<string, number>();
  for (const [name] of text.replace(/^\s*#.*/gm, '').matchAll(/[\w-]+/g))
    named.set(name, (named.get(name) ?? 0) + 1);
  const unused = new Set([...bodies].flatMap(([name, body]) => (named.get(name) === 1 ? body : [])));
  return commands.filter((command) => !unused.has(command));
}
