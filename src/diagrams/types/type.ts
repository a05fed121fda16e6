/** What a diagram type is to the engine. A new type is one file that exports one of these, named in index.ts. */
import type { Graph } from '../graph.ts';
import type { Fault, Faults } from '../problem.ts';
import type { Naming } from '../frame.ts';

/** A source on its way: normalised text, what the author asked for, and where faults go. */
export interface Reading {
  source: string;
  flows: boolean;
  faults: Faults;
}

/** What a source says, without its geometry. */
export interface Said {
  graph: Graph;
  /** The figure as sentences. */
  words: string[];
  /** What the drawing must show, one entry for each thing; see `shows`. */
  holds: string[];
}

export interface DiagramType {
  /** How a source of this type begins. */
  keyword: string;
  header: RegExp;
  /** Mermaid's names for it. */
  names: string[];
  /** Whether arrow heads may mean allowed and blocked. */
  flows: boolean;
  /** Reads Mermaid's database. What is not drawn goes to `faults`, by name. */
  read(db: unknown, reading: Reading): Said;
  /** The guide's drawing from Mermaid's. `svg` must be in a document, since labels are measured. */
  draw(svg: Element, said: Said, naming: Naming): Element;
  /** What a finished drawing shows, in the terms of `holds`: read from its geometry and its letters. */
  shows(drawn: Element): string[];
  /** What an author can do where the drawing shows `shown` in place of something of `holds`, if that is known. */
  remedy?(missing: string, shown: string, source: string): Fault | undefined;
  /** The source as it is drawn for a narrow column; undefined where that is the same. */
  downward(source: string): string | undefined;
}
