/** How the clients of one kind are read, by program. */
import { operands } from '../options.ts';
import type { Command } from '../shell/command.ts';
import type { Found } from './way.ts';

export type Programs = Record<string, (command: Command) => Found | undefined>;

export const first = (command: Command): string => operands(command)[0] ?? '';

/** A client that is only asked what it is. */
export const asks = (command: Command): boolean =>
  command.args.some((arg) => /^(--version|-V|-v|--help|-h|version|help)$/.test(arg));
