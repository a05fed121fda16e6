/** More damage than a test can wait for: `npm run read:mutate -- [COUNT] [SEED]`. */
import { mutate } from './mutate.ts';

const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const { read, refused, broken, slowest } = mutate(count, seed);
console.log(
  `${count} texts from seed ${seed}: ${read} read, ${refused} refused, slowest ${slowest.toFixed(0)} ms`,
);
for (const { text, error } of broken.slice(0, 3)) console.error(error, `\n${text}\n`);
if (broken.length) {
  console.error(`${broken.length} ended in an error of the reader's own`);
  process.exitCode = 1;
}
