/** What a file, or an inline orb in it, declares by name: commands, executors, jobs, orbs. */
import type { Node } from 'yaml';
import type { Entry, Source } from '../document.ts';
import type { Scope } from '../scope.ts';
import type { Command } from '../shell/command.ts';
import type { Orb } from './model.ts';

export class Library {
  readonly commands: Map<string, Node | undefined>;
  readonly executors: Map<string, Node | undefined>;
  readonly jobs: Map<string, Entry>;
  readonly orbs = new Map<string, Orb>();
  readonly inline = new Map<string, Library>();

  constructor(source: Source, root: Node | undefined, depth = 0) {
    const named = (key: string) => source.entries(source.get(root, key));
    this.commands = new Map(named('commands').map(({ key, value }) => [key, value]));
    this.executors = new Map(named('executors').map(({ key, value }) => [key, value]));
    // Of a configuration only a job may be pasted, by its name.
    const alone = () =>
      source
        .entries(root)
        .filter(({ value }) =>
          ['docker', 'machine', 'macos', 'executor'].some(
            (key) => source.entry(value, key) && source.entry(value, 'steps'),
          ),
        );
    const jobs = depth || source.entry(root, 'jobs') ? named('jobs') : alone();
    this.jobs = new Map(jobs.map((entry) => [entry.key, entry]));
    for (const { key, value, line } of named('orbs')) {
      if (source.isMap(value)) {
        if (depth < 5) this.inline.set(key, new Library(source, value, depth + 1));
        continue;
      }
      const [name = '', version = ''] = (source.string(value) ?? '').split('@');
      this.orbs.set(key, { alias: key, name, version, line });
    }
  }
}

/** The file that is read. */
export interface File {
  source: Source;
  library: Library;
  /** The pipeline's parameters. */
  scope: Scope;
  /** Shell text is parsed once for each place and filling. */
  parsed: Map<string, Command[]>;
}

/** Where a step or an executor is named: names and parameters mean something else inside of an orb or a command. */
export interface Place {
  library: Library;
  scope: Scope;
  conditional: boolean;
  /** The shell of steps that name none. */
  shell?: Entry | undefined;
  /** Commands and lists of steps around it, since they may name each other. */
  stack: readonly string[];
}
