/** What stands above the text of a page, and what it must look like. */
import { z } from 'astro/zod';
import { ContentError } from '../lib/content-error.ts';
import { didYouMean } from '../lib/nearest.ts';
import { lineOfText, parseYaml } from '../lib/yaml.ts';
import type { PageModel } from './page-model.ts';
import { findTopic } from './topics.ts';

const line = (max: number) => z.string().min(1).max(max);

const base = z.strictObject({
  /** @example VPN in the job */
  title: line(70),
  /** Its name in the navigation, where the title is too long. */
  short: line(30).optional(),
  /** Explains the page out of context, in search results and link previews: 50 to 160 characters. */
  description: z.string().min(50).max(160),
  /** First paragraph, in larger type. */
  lede: line(400).optional(),
  /** Place in the navigation, among the pages of its kind. */
  order: z.number().describe('Its place in the navigation, a number such as 14'),
  /**
   * Retired fragments of the page and what replaced them. They keep working.
   * @example { set-up: set-it-up }
   */
  aliases: z.record(z.string(), z.string()).optional(),
  /**
   * Sections that are one press away, by the fragments of their headings; `all` folds every third-level heading.
   * @example [without-a-stored-key-certificates]
   */
  fold: z
    .union([z.literal('all'), z.array(z.string())], { error: 'needs the word all, or a list' })
    .optional(),
});

/** A page of an option: any whose front matter has a `kind`. */
export const optionFrontMatter = base.extend({
  /** One of the `kinds` in its topic's topic.yaml. */
  kind: line(40),
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
  /** The page leads to every option of its topic: one that it does not link is a mistake. @default false */
  everyOption: z.boolean().default(false),
});

export type FrontMatter = z.infer<typeof optionFrontMatter> | z.infer<typeof plainFrontMatter>;

const OPTION_ONLY = ['kind', 'summary', 'pick', 'not'];

/** A union would answer "no match"; which of the two a page is shows in its fields, so errors name the field. */
const schemaFor = (data: object): typeof optionFrontMatter | typeof plainFrontMatter =>
  OPTION_ONLY.some((field) => field in data) ? optionFrontMatter : plainFrontMatter;

/** The schema of Astro's collection: the same, as one. */
export const frontMatter = z.record(z.string(), z.unknown()).transform((data, context): FrontMatter => {
  const checked = schemaFor(data).safeParse(data);
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) context.addIssue({ ...issue, code: 'custom', input: data });
  return z.NEVER;
});

const anything = z.record(z.string(), z.unknown()).nullable();

/** @param path the page's address: a topic has kinds of its own */
function checkKind(kind: string, path: string, file: string, line: number): void {
  const kinds = findTopic(path)?.kinds.map(({ id }) => id) ?? [];
  if (kinds.includes(kind)) return;
  const reason = kinds.length
    ? `"${kind}" is none of ${kinds.join(', ')}.${didYouMean(kind, kinds)}`
    : 'an option stands in the folder of a topic, which site.config.ts names.';
  throw new ContentError(file, line, `kind: ${reason}`);
}

/** @throws ContentError naming file, line and field */
export function readFrontMatter({ frontMatter: text, file, path }: PageModel): FrontMatter {
  if (!text.trim())
    throw new ContentError(
      file,
      1,
      'has no front matter: begin it with a line of three hyphens, title and description, and close it with another.',
    );
  const data = parseYaml(text, file, anything, 1) ?? {};
  const checked = parseYaml<z.ZodType<FrontMatter>>(text, file, schemaFor(data), 1);
  if (isOptionData(checked)) checkKind(checked.kind, path, file, 1 + lineOfText(text, 'kind:'));
  return checked;
}

export const isOptionData = (data: FrontMatter): data is z.infer<typeof optionFrontMatter> => 'kind' in data;
