/** What programs print, word for word, by group, with the section that has the remedy. */
import { z } from 'astro/zod';
import { throwAll } from '../lib/content-error.ts';
import { once } from '../lib/memo.ts';
import { ContentError } from '../lib/content-error.ts';
import { readYaml } from '../lib/yaml.ts';
import { mistakeAt } from './known.ts';
import { CONTENT } from './root.ts';
import { section, sectionAt } from './sections.ts';

const FILE = `${CONTENT}/errors.yaml`;
const message = z.strictObject({
  /** Who prints it. */
  client: z.string().min(2).max(30),
  /** The words; hosts, addresses and numbers are examples. */
  line: z.string().min(8).max(240),
  /** What it says that its near twins do not. */
  means: z.string().min(10).max(120).regex(/\.$/, 'ends without a full stop'),
  /** One of the few that readers see on the page for troubles before they ask. */
  often: z.boolean().default(false),
  /** Page and fragment, from the site's root. */
  to: section,
});
export const errorsFile = z.record(z.string().regex(/^[a-z]+(-[a-z]+)*$/), z.array(message).min(1));

export type Message = z.infer<typeof message>;

/**
 * Messages by the name of their group, in the file's order.
 * @throws ContentError when a client prints the same words twice, or a section is not there
 */
export const loadErrors = once((): Map<string, Message[]> => {
  const groups = readYaml(FILE, errorsFile);
  const seen = new Set<string>();
  const faults: ContentError[] = [];
  // Many lead to one section, and each asking reads its page.
  const places = new Set(Object.values(groups).flatMap((messages) => messages.map(({ to }) => to)));
  const gone = new Set([...places].filter((to) => !sectionAt(to)));
  for (const [group, messages] of Object.entries(groups)) {
    for (const [index, { client, line, to }] of messages.entries()) {
      if (seen.has(`${client}: ${line}`))
        faults.push(mistakeAt(FILE, [group, index, 'line'], `${client} prints these words twice`));
      if (gone.has(to)) faults.push(mistakeAt(FILE, [group, index, 'to'], `there is no section ${to}`));
      seen.add(`${client}: ${line}`);
    }
  }
  throwAll(faults);
  return new Map(Object.entries(groups));
});

/** The few messages that readers see before they ask. */
export const oftenSeen = (): Message[] => [...loadErrors().values()].flat().filter(({ often }) => often);

/** Messages of one group. @throws ContentError when there is none */
export function errorsOf(group: string): Message[] {
  const found = loadErrors().get(group);
  if (!found) throw new ContentError(FILE, 1, `no group ${group}`);
  return found;
}
