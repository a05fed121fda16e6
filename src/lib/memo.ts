/**
 * Loads once in a build of the site, where files stand still. Everywhere else, in development, in checks and tests,
 * on every call, so that an edit shows at once: an unchanged text is not parsed again (lib/yaml.ts).
 */
export function once<Value>(load: () => Value): () => Value {
  const loadOne = onceFor(() => load());
  return () => loadOne('');
}

/** The same for what there are several of, each by its name. */
export function onceFor<Value>(load: (name: string) => Value): (name: string) => Value {
  const loaded = new Map<string, Value>();
  return (name) => {
    if (!import.meta.env?.PROD) return load(name);
    if (!loaded.has(name)) loaded.set(name, load(name));
    return loaded.get(name)!;
  };
}
