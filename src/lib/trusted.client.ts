/**
 * The page's one policy for Trusted Types: where a host demands them (`require-trusted-types-for 'script'`), only what
 * passes here may become code or markup. Browsers without them take the texts as they are.
 */
interface Trusted {
  createScriptURL(address: string): string;
  createHTML(text: string): string;
}

const rules: Trusted = {
  createScriptURL(address) {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError(address);
    return address;
  },
  // Parsed as a picture, in a document of its own, and looked through before anything of it is shown (`admit.ts`).
  createHTML: (text) => text,
};

interface Factory {
  createPolicy(name: string, rules: Trusted): Trusted;
}
const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

export const trusted: Trusted = factory?.createPolicy('guide', rules) ?? rules;
