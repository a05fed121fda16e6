/** A stylesheet that a bundled script carries as text (src/lib/styles.ts). */
declare module '*/live.css' {
  const text: string;
  export default text;
}
