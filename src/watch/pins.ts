/** Versions that a snippet pins: of orbs, images, charts, packages, downloads, providers. Placeholders pin nothing. */

export interface Pin {
  /** What is pinned, as it stands there: an orb, an image, a package, or the option. */
  what: string;
  version: string;
  line: number;
}

const VERSION = String.raw`v?\d+(?:\.\d+)+(?:[-+.][\w.]+)?`;
const PATTERNS: RegExp[] = [
  // circleci/aws-cli@5.4.1, uses: actions/checkout@v4.2.0
  new RegExp(String.raw`(?<what>\b[\w-]+/[\w./-]+)@(?<version>${VERSION}|v\d+)\b`, 'g'),
  // image: cimg/base:2026.01, FROM alpine:3.22
  new RegExp(String.raw`\b(?:image:|FROM)\s+["']?(?<what>[\w./-]+):(?<version>v?\d[\w.-]*)`, 'g'),
  // helm … --version 101.1.7
  new RegExp(String.raw`(?<what>--version)[= ]+["']?(?<version>${VERSION})`, 'g'),
  // apt-get install tailscale=1.2.3
  new RegExp(String.raw`\binstall\b.*?\s(?<what>[a-z][\w.+-]*)=(?<version>\d[\w.:~+-]*)`, 'g'),
  // …/releases/download/v1.2.3/…
  new RegExp(String.raw`(?<what>[\w.-]+/[\w.-]+)/releases/download/(?<version>${VERSION})`, 'g'),
  // TOOL_VERSION=1.2.3, tool_version: 1.2.3
  new RegExp(String.raw`\b(?<what>\w*version)\s*[=:]\s*["']?(?<version>\d+\.\d+\.\d[\w.-]*)`, 'gi'),
  // version = "~> 6.0" of a provider or a module
  new RegExp(
    String.raw`\b(?<what>version|required_version)\s*=\s*"(?<version>[~>=<! ]*\d[\w., ~>=<!]*)"`,
    'g',
  ),
];

/** Every pin of a snippet's text, each once, in its order. */
export function pinsIn(text: string): Pin[] {
  const found = new Map<string, Pin>();
  text.split('\n').forEach((row, index) => {
    if (/^\s*#/.test(row)) return;
    for (const pattern of PATTERNS)
      for (const { groups } of row.matchAll(pattern)) {
        const { what, version } = groups as { what: string; version: string };
        const key = `${index} ${version}`;
        if (!found.has(key)) found.set(key, { what, version, line: index + 1 });
      }
  });
  return [...found.values()];
}
