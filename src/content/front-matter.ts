/** What stands above the text of a page, and what it must look like. */
import { z } from 'astro/zod';
import { parseYaml } from '../lib/yaml.ts';
import { kindIds } from './kinds.ts';
import type { PageModel } from './page-model.ts';

const line = (max: number) => z.string().min(1).max(max);

const base = z.strictObject({
  /** @example VPN in the job */
  title: line(70),
  /** Explains the page out of context, in search results and link previews: 50 to 160 characters. */
  description: z.string().min(50).max(160),
  /** First paragraph, in larger type. */
  lede: line(400).optional(),
  /** Place in the navigation, among the pages of its kind. @default 0 */
  order: z.number().default(0),
  /**
   * Retired fragments of the page and what replaced them. They keep working.
   * @example { set-up: set-it-up }
   */
  aliases: z.record(z.string(), z.string()).optional(),
});

/** A page of an option: any whose front matter has a `kind`. */
export const optionFrontMatter = base.extend({
  /** Who dials whom: an id of src/content/kinds.ts. */
  kind: z.enum(kindIds),
  lede: line(400),
  /** When to pick it, for the list of options. */
  summary: line(70),
  /** When it is the right one: three lines. */
  pick: z.array(line(140)).length(3),
  /** When it is not: three lines. */
  not: z.array(line(140)).length(3),
});

/** Every other page. */
export const plainFrontMatter = base.extend({
  /** Without sidebar and contents, for what needs the window's whole width. @default false */
  wide: z.boolean().default(false),
});

export type FrontMatter = z.infer<typeof optionFrontMatter> | z.infer<typeof plainFrontMatter>;

const OPTION_ONLY = ['kind', 'summary', 'pick', 'not'];

/** A union would answer "no match"; which of the two a page is shows in its fields, so errors name the field. */
export const schemaFor = (data: object): typeof optionFrontMatter | typeof plainFrontMatter =>
  OPTION_ONLY.some((field) => field in data) ? optionFrontMatter : plainFrontMatter;

/** The schema of Astro's collection: the same, as one. */
export const frontMatter = z.record(z.string(), z.unknown()).transform((data, context): FrontMatter => {
  const checked = schemaFor(data).safeParse(data);
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) context.addIssue({ ...issue, code: 'custom', input: data });
  return z.NEVER;
});

const anything = z.record(z.string(), z.unknown()).nullable();

/** @throws ContentError naming file, line and field */
export function readFrontMatter({ frontMatter: text, file }: PageModel): FrontMatter {
  const data = parseYaml(text, file, anything, 1) ?? {};
  return parseYaml<z.ZodType<FrontMatter>>(text, file, schemaFor(data), 1);
}

export const isOptionData = (data: FrontMatter): data is z.infer<typeof optionFrontMatter> => 'kind' in data;
