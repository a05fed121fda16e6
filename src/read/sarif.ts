/** A report in SARIF 2.1.0, which code hosts show beside the lines of a change. */
import type { Report } from './report.ts';
import { whyOf } from './report.ts';
import { rules } from './rules/index.ts';
import type { Severity } from './rules/severity.ts';

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = {
  danger: 'error',
  breaks: 'error',
  risk: 'warning',
  check: 'warning',
  note: 'note',
};

/** @param link makes an address of one under the topic; @param file the configuration, from the root of its repository */
export function sarifOf(report: Report, file: string, link: (address: string) => string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'CircleCI Field Guide',
            informationUri: link('read/'),
            rules: rules.map(({ id, why, remedy, address }) => ({
              id,
              shortDescription: { text: why },
              help: { text: remedy },
              ...(address ? { helpUri: link(address) } : {}),
            })),
          },
        },
        results: [...report.findings, ...report.aside].map((finding) => ({
          ruleId: finding.id,
          level: LEVELS[finding.severity],
          message: { text: `${whyOf(finding)} ${finding.remedy}` },
          locations: [
            { physicalLocation: { artifactLocation: { uri: file }, region: { startLine: finding.line } } },
          ],
          ...(report.aside.includes(finding) ? { suppressions: [{ kind: 'inSource' }] } : {}),
        })),
      },
    ],
  };
}
