import type { APIRoute, GetStaticPaths } from 'astro';
import { inContent } from '../content/root.ts';
import { rawAddress, listSnippets } from '../content/snippets/files.ts';
import { runbook, runbookFiles } from '../share/markdown/runbook.ts';

export const getStaticPaths: GetStaticPaths = () => [
  ...listSnippets().map(({ path, text }) => ({
    params: { raw: rawAddress(path).slice(1) },
    props: { text },
  })),
  ...runbookFiles().map((page) => ({
    params: { raw: inContent(page).replace(/index\.mdx$/, 'runbook.md') },
    props: { page },
  })),
];

export const GET: APIRoute = ({ props }) =>
  new Response((props['text'] as string | undefined) ?? runbook(props['page'] as string), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
