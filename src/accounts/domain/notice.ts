import { DomainError } from '../../kernel/domain-error.js';

export interface Notice {
  readonly version: string;
  /** Where its title and sections stand in the catalogue of texts. */
  readonly key: string;
  readonly sections: readonly string[];
}

/** The notice that is shown today. An older version stays in the texts as long as somebody acknowledged it. */
export const CURRENT_NOTICE: Notice = {
  version: '2026-11',
  key: 'accounts:notices.2026-11',
  sections: ['what', 'why', 'who', 'how-long', 'rights', 'voluntary'],
};

/** Nobody acknowledges what they were not shown. @throws DomainError `privacy-notice-outdated` */
export function mustBeCurrent(version: string): void {
  if (version !== CURRENT_NOTICE.version) {
    throw new DomainError('privacy-notice-outdated', 'conflict', { current: CURRENT_NOTICE.version });
  }
}
