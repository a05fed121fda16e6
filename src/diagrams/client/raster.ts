/** Pictures out of self-contained SVG (see ../image/image.ts), and their way to the reader's disk. */

/** Pixels for each px of the drawing: sharp on a slide and on fine screens. */
const SCALE = 2;

/** Draws an SVG text as PNG. Rejects where it cannot be drawn. */
export async function png(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('too large'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Downloads `blob` under a name. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Some browsers start to read only after the press is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
