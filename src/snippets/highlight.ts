/**
 * Highlighting at build, in three tones: keys and keywords, comments, and the rest. Other colors are for links and for the
 * reader's values. Tokens carry a class, to which the theme gives its color, so one markup serves light and dark.
 */
import {
  bundledLanguages,
  createHighlighter,
  type BundledLanguage,
  type Highlighter,
  type ThemeRegistration,
} from 'shiki';
import { hashOfFile, hashOfPackages, kept, keyed } from '../lib/cache.ts';
import { escapeHtml } from '../lib/inline.ts';

/** Not colors to look at: marks that tell the tones apart in Shiki's result. */
const tones = { '#000001': 'k', '#000003': 'c' } as const;

const theme: ThemeRegistration = {
  name: 'tones',
  type: 'light',
  colors: { 'editor.foreground': '#000000', 'editor.background': '#ffffff' },
  tokenColors: [
    {
      scope: [
        'entity.name.tag',
        'keyword',
        'storage',
        'support.type.property-name',
        'variable.other.assignment.hcl',
        'entity.name.type.hcl',
        'variable.declaration.hcl',
      ],
      settings: { foreground: '#000001' },
    },
    { scope: ['keyword.operator', 'storage.type.function.arrow'], settings: { foreground: '#000000' } },
    { scope: ['string', 'constant.numeric', 'constant.language'], settings: { foreground: '#000000' } },
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: '#000003' } },
  ],
};

const languages: BundledLanguage[] = [
  'yaml',
  'bash',
  'terraform',
  'json',
  'powershell',
  'ini',
  'nginx',
  'toml',
  'docker',
];
const aliases: Record<string, string> = {
  yml: 'yaml',
  sh: 'bash',
  shell: 'bash',
  tf: 'terraform',
  hcl: 'terraform',
  ps1: 'powershell',
  conf: 'nginx',
  dockerfile: 'docker',
  txt: 'text',
};

/** What a fence may name after its backticks. */
export const languageNames: readonly string[] = ['text', ...languages, ...Object.keys(aliases)];

const keyOf = keyed(() => [
  hashOfPackages(),
  ...['src/snippets/highlight.ts', 'src/lib/inline.ts'].map(hashOfFile),
]);
let highlighter: Promise<Highlighter> | undefined;
const getHighlighter = () => (highlighter ??= createHighlighter({ themes: [theme], langs: languages }));

/** Language for a file's ending or a fence's name; `text` when there is none to highlight. */
export function languageOf(name: string): string {
  const ending = name.split('.').at(-1)!.toLowerCase();
  const language = aliases[ending] ?? ending;
  return languages.includes(language as BundledLanguage) && language in bundledLanguages ? language : 'text';
}

/**
 * One line of HTML per line of code, without the line's end: escaped, tokens in `<span class="k|c">`.
 * Neighbors of one tone are merged, so the markup stays small. Kept between builds.
 */
export async function highlight(code: string, language: string): Promise<string[]> {
  if (language === 'text') return code.split('\n').map(escapeHtml);
  return kept(keyOf(language, code), () => draw(code, language));
}

async function draw(code: string, language: string): Promise<string[]> {
  const { tokens } = (await getHighlighter()).codeToTokens(code, {
    lang: language as BundledLanguage,
    theme: 'tones',
  });
  return tokens.map((line) => {
    const runs: { tone: string; text: string }[] = [];
    for (const { content, color } of line) {
      const tone = tones[color?.toLowerCase() as keyof typeof tones] ?? '';
      const last = runs.at(-1);
      if (last && (last.tone === tone || content.trim() === '')) last.text += content;
      else runs.push({ tone, text: content });
    }
    return runs
      .map(({ tone, text }) => (tone ? `<span class="${tone}">${escapeHtml(text)}</span>` : escapeHtml(text)))
      .join('');
  });
}
