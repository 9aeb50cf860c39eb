import type { Finding } from '../../kernel/reading.js';
import type { Translate } from '../i18n/texts.js';

export interface ProblemView {
  readonly severity: 'error' | 'notice';
  readonly line: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
}

/** Findings in the reader's language. */
export function problemsOf(findings: readonly Finding[], t: Translate): readonly ProblemView[] {
  return findings.map(({ values, ...place }) => ({ ...place, message: t(`findings:${place.code}`, values) }));
}
