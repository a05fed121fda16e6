/** Where this script came from: others stand beside it, wherever the site lives. Known only while it first runs. */
const here = (document.currentScript as HTMLScriptElement | null)?.src ?? location.href;

/** Address of a file, given from the folder that this script came from. */
export const besideThis = (path: string): string => new URL(path, here).href;

/**
 * @param name file name of a script that stands beside this one
 * @returns loads it, once; after a failure a call tries again
 */
export function loader(name: string): () => Promise<unknown> {
  let arrived: Promise<unknown> | undefined;
  return () =>
    (arrived ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.onload = resolve;
      script.onerror = () => {
        script.remove();
        arrived = undefined;
        reject(new Error(name));
      };
      script.src = besideThis(name);
      document.head.append(script);
    }));
}

/**
 * Work that most visits never ask for, done by a script of its own.
 * @param type the event that asks for it; who does the work cancels the event
 * @param name file name of the script that does it, beside this one
 */
export function onDemand<Detail>(type: string, name: string) {
  const load = loader(name);
  const tell = (detail: Detail): boolean =>
    !dispatchEvent(new CustomEvent(type, { detail, cancelable: true }));
  return {
    /** The reader may be about to ask. */
    prepare: (): void => void load().catch(() => {}),
    /** At once where possible: browsers let only a press use the clipboard. Rejects where the script does not come. */
    async ask(detail: Detail): Promise<void> {
      if (tell(detail)) return;
      await load();
      tell(detail);
    },
  };
}
