/** An option's review packet: what someone has to know who is to approve it, all of it from the option's data and page. */
import path from 'node:path';
import { lastCommit } from '../lib/git.ts';
import { childrenOf, textOf, walk, type MdxNode, isJsx, attributesOf } from '../lib/mdx.ts';
import { firewallOf, hasFirewall, loadFirewall, type Rule } from '../content/firewall.ts';
import { loadCriteria, loadFacts } from '../content/load.ts';
import type { Answer } from '../content/model.ts';
import { readPage } from '../content/page-model.ts';
import { loadThreats, type Situation } from '../content/threats.ts';
import { answeredOptions } from '../content/options.ts';
import { reviewOf, slugOf, topicIdOf, type OptionPage } from '../content/pages.ts';
import { loadTopic, loadTopics, type Topic } from '../content/topics.ts';

/** A need with the option's answer. */
export interface Answered {
  /** What the row is about, in a few words. */
  name: string;
  question: string;
  answer: Answer;
}

export interface Packet {
  page: OptionPage;
  topic: Topic;
  /** Address from the site's root. */
  path: string;
  title: string;
  description: string;
  reach: Answered[];
  credentials: Answered[];
  risks: Answered[];
  /** What goes wrong, in the order of `topic.yaml`; none where the topic has no situations. */
  threats: Situation[];
  /** The page's own section on what the option does not protect against, without its heading. */
  gaps: MdxNode[];
  rules: Rule[];
  /** What nobody could confirm, and what it is about. */
  open: { about: string; text: string }[];
  /** Ids of the sources that the packet names, in its order; the number is the place, from 1. */
  sources: string[];
  /** First and last day on which an answer was checked. */
  checked: { first: string; last: string };
  /** The last commit that touched the page or its data; undefined outside of a checkout. */
  version: { date: string; revision: string } | undefined;
}

/** The section of an option's page, by the words that its heading begins with. */
const GAPS = /^what it does(?:n.t| not) protect/i;

/** What whoever approves fills in, on paper as in a wiki. */
export const SIGN_OFF = {
  roles: ['Requested by', 'Reviewed by', 'Approved by'],
  outcomes: ['Approved', 'Approved with conditions', 'Rejected'],
  lines: ['Conditions:', 'Review again on:'],
} as const;

function gapsOf(file: string): MdxNode[] {
  let inside = false;
  return childrenOf(readPage(file).tree).filter((node) => {
    if (node.type !== 'heading' || node.depth > 2) return inside;
    inside = GAPS.test(textOf(node));
    return false;
  });
}

/** Sources that a part of a page cites. */
function citedIn(nodes: readonly MdxNode[]): string[] {
  const found: string[] = [];
  for (const node of nodes)
    walk(node, (one) => {
      if (isJsx(one) && one.name === 'Cite') found.push(...(attributesOf(one)['s'] ?? '').split(/\s+/));
    });
  return found.filter(Boolean);
}

export function packetOf(page: OptionPage): Packet {
  const topic = loadTopic(topicIdOf(page));
  const folder = path.posix.dirname(page.filePath!);
  const facts = loadFacts(topic.id).get(slugOf(page))!;
  const { criteria } = loadCriteria(topic.id);
  const answered = (ids: readonly string[]): Answered[] =>
    ids.map((id) => {
      const { label, question } = criteria.find((one) => one.id === id)!;
      return { name: label, question, answer: facts[id]! };
    });
  const columns = topic.reach.columns.map(({ criterion, name }) => ({ ...answered([criterion])[0]!, name }));
  const reach = [...columns, ...answered(topic.review.reach)];
  const credentials = answered(topic.review.credentials);
  const risks = answered(topic.review.risks);
  const threats = Object.values(loadThreats(topic.id).get(slugOf(page)) ?? {});
  const rules = hasFirewall(folder) ? loadFirewall(folder) : [];
  const gaps = gapsOf(page.filePath!);
  const days = Object.values(facts)
    .map(({ checked }) => checked)
    .sort();
  const commits = [page.filePath!, `${folder}/facts.yaml`, firewallOf(folder)].flatMap(
    (file) => lastCommit(file) ?? [],
  );
  const { title } = page.data;
  return {
    page,
    topic,
    path: reviewOf(page),
    title: `${title}: security review`,
    description: `${title} on one page, for the person who approves it: who gets in, firewall rules, credentials, risks, and what is unconfirmed.`,
    reach,
    credentials,
    risks,
    threats,
    gaps,
    rules,
    open: [
      ...criteria.flatMap(({ id, label }) => {
        const { verdict, detail, unconfirmed } = facts[id]!;
        const text = unconfirmed ?? (verdict === 'unknown' ? detail : '');
        return text ? [{ about: label, text }] : [];
      }),
      ...rules.flatMap(({ from, to, unconfirmed }) =>
        unconfirmed ? [{ about: `Firewall, ${from} to ${to}`, text: unconfirmed }] : [],
      ),
    ],
    sources: [
      ...new Set([
        ...reach.flatMap(({ answer }) => answer.sources),
        ...rules.flatMap((rule) => rule.sources),
        ...credentials.flatMap(({ answer }) => answer.sources),
        ...citedIn(gaps),
        ...threats.flatMap((threat) => threat.sources),
        ...risks.flatMap(({ answer }) => answer.sources),
      ]),
    ],
    checked: { first: days[0]!, last: days.at(-1)! },
    version: commits.sort((a, b) => a.date.localeCompare(b.date, 'en')).at(-1),
  };
}

/** The options that have a packet: all that have answers. */
export const packetPages = async (): Promise<OptionPage[]> =>
  (await Promise.all(loadTopics().map(({ id }) => answeredOptions(id)))).flat();
