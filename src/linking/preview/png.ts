/** Preview images as PNG, each made once: rasterizing is the slowest thing that sharing asks of a build. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { load, store } from '../../diagrams/cache.ts';
import { picture, type Picture } from './image.ts';

/** @returns the image as bytes, 64 colors: almost all are shades between ink and paper */
export async function png(content: Picture): Promise<Buffer> {
  const svg = picture(content);
  const key = `preview-${createHash('sha256')
    .update(svg)
    .update(sharp.versions.sharp ?? '')
    .digest('hex')}`;
  const stored = load<string>(key);
  if (stored) return Buffer.from(stored, 'base64');
  const made = await sharp(Buffer.from(svg))
    .png({ palette: true, colors: 64, compressionLevel: 9 })
    .toBuffer();
  store(key, made.toString('base64'));
  return made;
}
