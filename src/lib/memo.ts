/**
 * Loads once in a build, where files stand still; on every call in development, so that an edit shows at once.
 * Without it every page would read every file again, and a build would grow with the square of its pages.
 */
export function once<Value>(load: () => Value): () => Value {
  let loaded: { value: Value } | undefined;
  return () => {
    if (import.meta.env?.DEV) return load();
    loaded ??= { value: load() };
    return loaded.value;
  };
}
