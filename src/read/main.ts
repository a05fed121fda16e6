/** The command's entry (see command.ts). */
import { run } from './command.ts';

const { out, error, status } = run(process.argv.slice(2));
process.stdout.write(out);
if (error) console.error(error);
process.exitCode = status;
