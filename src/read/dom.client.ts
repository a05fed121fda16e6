/** Elements that results share. */
import { make } from '../lib/dom.client.ts';
import { curly } from '../lib/inline.ts';

export const lineLink = (line: number): HTMLAnchorElement =>
  make('a', { href: `#line-${line}` }, `line ${line}`);

/** A text of the rules: what stands between backticks is code. */
export const rich = (text: string): (Node | string)[] =>
  text.split('`').map((part, at) => (at % 2 ? make('code', {}, part) : curly(part)));

/** Address of a section of the guide, from the page that reads. */
export const guide = (address: string): string => `../${address}`;
