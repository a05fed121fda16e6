/** Worst first: somebody else gets in, the job fails or a setting does nothing, and so on down to a remark. */
export const SEVERITIES = ['danger', 'breaks', 'risk', 'check', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_WORDS: Record<Severity, string> = {
  danger: 'Unsafe',
  breaks: 'Will fail',
  risk: 'Risky',
  check: 'Check',
  note: 'Note',
};
