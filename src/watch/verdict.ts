/** Compares a source's page with what the guide rests on: its anchors, its fragment, and its text at the last run. */
import { createHash } from 'node:crypto';
import type { Answer, Validators } from './fetch.ts';
import { readHtml, readText, type PageText } from './page-text.ts';

type Verdict = 'unchanged' | 'changed' | 'moved' | 'gone' | 'unreachable';

/** What a run keeps of a source for the next one. */
export interface Kept extends Validators {
  address: string;
  /** Hash of the cited section's text. */
  hash: string;
  /** Anchors that were found; one that was never there is a mistake of ours rather than news. */
  anchors: string[];
  /** Runs in a row in which the page could not be read. */
  failures?: number | undefined;
  /** Day of the last run that read it. */
  seen: string;
}

export interface Watched {
  id: string;
  address: string;
  /** Words, numbers or keys that must still be there. */
  anchors: readonly string[];
}

export interface Row {
  id: string;
  address: string;
  verdict: Verdict;
  /** One sentence each, for a person. */
  findings: string[];
  /** Where it moved to, with its fragment if that still exists there. */
  moved?: string;
  /** Whether somebody should look: a page that fails once may be back tomorrow. */
  news: boolean;
}

/** Less text than this is the empty frame of a page that scripts would fill. */
const SHELL = 120;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** What may be sent to ask whether a page changed: nothing, if the guide now rests on something else there. */
export function validatorsFor(source: Watched, kept: Kept | undefined): Validators {
  const same =
    kept &&
    kept.address === source.address &&
    source.anchors.every((anchor) => kept.anchors.includes(anchor));
  return same ? { etag: kept.etag, modified: kept.modified } : {};
}

function fragmentOf(address: string): string {
  const raw = address.split('#')[1] ?? '';
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

function compare(source: Watched, page: PageText, kept: Kept | undefined) {
  const fragment = fragmentOf(source.address);
  const section = fragment ? page.section(fragment) : page.text;
  const findings: string[] = [];
  if (section === undefined) findings.push(`The fragment #${fragment} no longer exists.`);
  const found = source.anchors.filter((anchor) => page.says(anchor));
  for (const anchor of source.anchors) {
    if (found.includes(anchor)) continue;
    // On the first run nobody knows which of the two it is.
    const known = !kept || kept.anchors.includes(anchor);
    findings.push(
      known ? `"${anchor}" is not there.` : `"${anchor}" was never found there: check the anchor.`,
    );
  }
  const hash = hashOf(section ?? page.text);
  // Around its anchors the text may be reworded freely.
  if (!findings.length && kept && kept.hash !== hash) findings.push('Reworded; every anchor still holds.');
  return { findings, found, hash };
}

/**
 * @param day of this run, YYYY-MM-DD
 * @returns the row of the report, and what to keep for the next run
 */
export function judge(
  source: Watched,
  answer: Answer,
  kept: Kept | undefined,
  day: string,
): { row: Row; kept: Kept | undefined } {
  const base = { id: source.id, address: source.address };
  if (answer.kind === 'same') {
    return {
      row: { ...base, verdict: 'unchanged', findings: [], news: false },
      kept: { ...kept!, failures: undefined, seen: day },
    };
  }
  if (answer.kind === 'gone') {
    return { row: { ...base, verdict: 'gone', findings: [answer.reason], news: true }, kept };
  }
  const unreachable = (reason: string) => {
    const failures = (kept?.failures ?? 0) + 1;
    return {
      row: { ...base, verdict: 'unreachable' as const, findings: [reason], news: failures > 1 },
      kept: kept
        ? { ...kept, failures }
        : { address: source.address, hash: '', anchors: [], seen: '', failures },
    };
  };
  if (answer.kind === 'unreachable') return unreachable(answer.reason);

  const page = answer.html ? readHtml(answer.body) : readText(answer.body);
  if (answer.html && page.text.length < SHELL && !source.anchors.every((anchor) => page.says(anchor))) {
    return unreachable('The page has no text without its scripts.');
  }
  const before = kept?.hash ? kept : undefined;
  const { findings, found, hash } = compare(source, page, before);
  const lost = findings.some((finding) => !finding.startsWith('Reworded'));
  const fragment = fragmentOf(source.address);
  const keepsFragment = fragment && page.section(fragment) !== undefined;
  const moved =
    answer.address !== source.address.split('#')[0]
      ? `${answer.address}${keepsFragment ? `#${source.address.split('#')[1]}` : ''}`
      : undefined;
  return {
    row: {
      ...base,
      verdict: moved ? 'moved' : lost ? 'changed' : 'unchanged',
      findings,
      ...(moved ? { moved } : {}),
      news: Boolean(moved) || lost,
    },
    kept: {
      address: source.address,
      hash,
      anchors: found,
      seen: day,
      ...(answer.validators.etag ? { etag: answer.validators.etag } : {}),
      ...(answer.validators.modified ? { modified: answer.validators.modified } : {}),
    },
  };
}
