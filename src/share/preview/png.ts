/** Preview images as PNG, each made once: rasterizing is the slowest thing that sharing asks of a build. */
import { hashesOfSources, hashOfPackages, kept, keyed } from '../../lib/cache.ts';
import type { Picture } from './image.ts';

const keyOf = keyed(() => [
  hashOfPackages(),
  hashesOfSources('src/share/preview'),
  hashesOfSources('src/theme'),
]);

async function draw(content: Picture): Promise<string> {
  const [{ default: sharp }, { picture }] = await Promise.all([import('sharp'), import('./image.ts')]);
  const image = sharp(Buffer.from(picture(content))).png({ palette: true, colors: 64, compressionLevel: 9 });
  return (await image.toBuffer()).toString('base64');
}

/** @returns the image as bytes, 64 colors: almost all are shades between ink and paper */
export async function png(content: Picture): Promise<Buffer> {
  return Buffer.from(await kept(keyOf(content), () => draw(content)), 'base64');
}
