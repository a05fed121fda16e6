/** What the files stand still for: a build of the site, or one check. */
let standing: unknown = import.meta.env?.PROD ? 'build' : undefined;

/**
 * Loads once where files stand still. Everywhere else, in development and tests, on every call, so that an edit shows at
 * once: an unchanged text is not parsed again (lib/yaml.ts).
 */
export function once<Value>(load: () => Value): () => Value {
  const loadOne = onceFor(() => load());
  return () => loadOne('');
}

/** The same for what there are several of, each by its name. */
export function onceFor<Value>(load: (name: string) => Value): (name: string) => Value {
  const loaded = new Map<string, Value>();
  let loadedFor: unknown;
  return (name) => {
    if (!standing) return load(name);
    if (loadedFor !== standing) loaded.clear();
    loadedFor = standing;
    if (!loaded.has(name)) loaded.set(name, load(name));
    return loaded.get(name)!;
  };
}

/** Runs what takes the files as they stand when it begins. */
export async function whileStanding<Result>(run: () => Promise<Result>): Promise<Result> {
  const before = standing;
  standing ??= Symbol('check');
  try {
    return await run();
  } finally {
    standing = before;
  }
}
