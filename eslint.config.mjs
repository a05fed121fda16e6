import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', '.astro/', 'node_modules/', 'content/'] },
  ...ts.configs.strict,
  ...astro.configs.recommended,
  ...(astro.configs['jsx-a11y-recommended'] ?? []),
  {
    rules: {
      // Index access is checked by noUncheckedIndexedAccess; an assertion is sometimes the clearest proof.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
