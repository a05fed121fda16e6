import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

/**
 * The floors of `src/`, from the ground up. A folder may import from those before it and from none after it, so that
 * no two folders can ever need each other (docs/architecture.md).
 */
const floors = [
  'lib',
  'theme',
  'content',
  'diagrams',
  'snippets',
  'comparison',
  'costs',
  'chooser',
  'search',
  'read',
  'watch',
  'share',
  'layout',
  'build',
  'pages',
];

const oneDirection = floors.slice(0, -1).map((folder, floor) => ({
  files: [`src/${folder}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(${floors.slice(floor + 1).join('|')})/`,
            message: `src/${folder} stands below that folder and may not import from it (eslint.config.mjs).`,
          },
        ],
      },
    ],
  },
}));

export default defineConfig(
  { ignores: ['dist/', '.build/', '.astro/', 'node_modules/', 'content/', '**/dist/'] },
  ...ts.configs.strict,
  ...astro.configs.recommended,
  ...(astro.configs['jsx-a11y-recommended'] ?? []),
  {
    rules: {
      // Index access is checked by noUncheckedIndexedAccess; an assertion is sometimes the clearest proof.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(CallExpression[callee.property.name=/^localeCompare$/][arguments.length=1], CallExpression[callee.property.name=/^toLocale/][arguments.length=0])',
          message: 'Name the language: a build gives the same bytes on every machine.',
        },
      ],
    },
  },
  ...oneDirection,
);
