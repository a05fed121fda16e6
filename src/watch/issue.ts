/** Opens one issue with the newest report, or brings the open one up to date: a second one would be read by nobody. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'astro/zod';

const TITLE = 'Sources have changed';
/** Marks our issue whatever a person makes of its title. */
const MARK = '<!-- sources-watch -->';
/** GitHub takes 65,536 characters. */
const LONGEST = 60_000;

const issues = z.array(z.object({ number: z.number(), body: z.string().nullable() }));

export interface Repository {
  /** Such as `owner/name`. */
  name: string;
  token: string;
  api?: string;
}

/** @returns what was done, in words. @throws Error with GitHub's status */
export async function publishReport(markdown: string, { name, token, api }: Repository): Promise<string> {
  const base = `${api ?? 'https://api.github.com'}/repos/${name}/issues`;
  const ask = async (address: string, method = 'GET', body?: object): Promise<unknown> => {
    const response = await fetch(address, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${method} ${address}`);
    return response.json();
  };
  const cut =
    markdown.length > LONGEST
      ? `${markdown.slice(0, LONGEST)}\n\nThe rest is in the report's file.`
      : markdown;
  const body = `${MARK}\n${cut}`;
  const open = issues.parse(await ask(`${base}?state=open&per_page=100`));
  const ours = open.find((issue) => issue.body?.includes(MARK));
  if (ours) {
    await ask(`${base}/${ours.number}`, 'PATCH', { body });
    return `Updated issue ${ours.number}.`;
  }
  await ask(base, 'POST', { title: TITLE, body });
  return 'Opened an issue.';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file] = process.argv.slice(2);
  const { GITHUB_REPOSITORY: name, GITHUB_TOKEN: token } = process.env;
  if (!file || !name || !token) {
    console.error(
      'Give the report: GITHUB_REPOSITORY=owner/name GITHUB_TOKEN=… npm run watch:issue -- FILE.md',
    );
    process.exitCode = 2;
  } else {
    console.log(await publishReport(readFileSync(file, 'utf8'), { name, token }));
  }
}
