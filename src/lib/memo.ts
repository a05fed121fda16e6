/**
 * Loads once in a build of the site, where files stand still. Everywhere else, in development, in checks and tests,
 * on every call, so that an edit shows at once: an unchanged text is not parsed again (lib/yaml.ts).
 */
export function once<Value>(load: () => Value): () => Value {
  let loaded: { value: Value } | undefined;
  return () => {
    if (!import.meta.env?.PROD) return load();
    loaded ??= { value: load() };
    return loaded.value;
  };
}
