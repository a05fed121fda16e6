/** A stylesheet that a bundled script carries as text (src/build/styles.ts). */
declare module '*/live.css' {
  const text: string;
  export default text;
}
