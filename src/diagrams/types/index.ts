import { flowchart } from './flowchart.ts';
import { sequence } from './sequence.ts';
import { state } from './state.ts';
import type { DiagramType } from './type.ts';

export type { DiagramType, Said } from './type.ts';

/** Every type that is drawn. */
export const TYPES: DiagramType[] = [flowchart, sequence, state];

/** The type that Mermaid calls `name`. */
export const typeOf = (name: string): DiagramType | undefined =>
  TYPES.find((type) => type.names.includes(name));
