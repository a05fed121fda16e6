/** The parts that are used of libraries that ship no types. */
declare module 'fontkit' {
  export interface Font {
    unitsPerEm: number;
    ascent: number;
    descent: number;
    layout(
      text: string,
      features?: string[],
      script?: string,
    ): {
      glyphs: { bbox: { minX: number; maxX: number }; path: { toSVG(): string } }[];
      positions: { xAdvance: number; xOffset: number }[];
    };
    hasGlyphForCodePoint(point: number): boolean;
    characterSet: number[];
    glyphForCodePoint(point: number): { id: number };
    hmtx: { metrics: { get(glyph: number): { advance: number } } };
  }
  export function create(data: Uint8Array): Font;
}
declare module 'svgdom' {
  export function createHTMLWindow(): Window & typeof globalThis;
  export function createSVGWindow(): Window & typeof globalThis;
}
declare module 'elkjs/lib/elk.bundled.js' {
  export default class ELK {
    layout(graph: { id: string; children: unknown[] }): Promise<unknown>;
  }
}
