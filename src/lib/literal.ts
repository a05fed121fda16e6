/**
 * Attributes of a field that takes code or logs: nothing in the browser corrects it, completes it, or sends it to a
 * service that would. The last one is what Grammarly asks.
 */
export const literal = {
  spellcheck: 'false',
  autocomplete: 'off',
  autocapitalize: 'off',
  autocorrect: 'off',
  writingsuggestions: 'false',
  'data-gramm': 'false',
} as const;
