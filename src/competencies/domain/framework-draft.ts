import type { Localized } from '../../kernel/localized.js';
import type { FrameworkFile } from './framework-file.js';

/** The next edition of a framework in the making. */
export interface FrameworkDraftSummary {
  readonly id: string;
  /** The edition that it follows. */
  readonly basisId: string;
  readonly code: string;
  readonly edition: string;
  readonly title: Localized;
  readonly revision: number;
  readonly updatedAt: Date;
}

export interface FrameworkDraft extends FrameworkDraftSummary {
  readonly content: FrameworkFile;
}
