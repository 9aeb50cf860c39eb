import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { Locale } from '../../kernel/localized.js';
import { decodeCursor, PAGE_SIZE, type Page, pageOf } from '../../platform/http/pagination.js';
import { Texts } from '../../platform/i18n/texts.js';
import { AccessLogRepository, type LoggedAccess } from './access-log.repository.js';

export type AccessInWords = Omit<LoggedAccess, 'position'> & {
  /** "Die Personalstelle von Kandel hat Ihren Gutschein-Antrag gesehen" */
  readonly text: string;
  /** For what, in words. */
  readonly why: string;
};

/**
 * Who saw my data (Art. 15 GDPR). It says role and office, not the name of the official: ADR 0062 says why, and how a
 * person who needs the name gets it.
 */
@Injectable()
export class AccessLog {
  constructor(
    private readonly accesses: AccessLogRepository,
    private readonly texts: Texts,
  ) {}

  /** What others saw of the actor, newest first. @throws DomainError `cursor-invalid` */
  async own(
    { personId }: Actor,
    locale: Locale,
    { cursor, limit = PAGE_SIZE }: { readonly cursor?: string; readonly limit?: number } = {},
  ): Promise<Page<AccessInWords>> {
    const rows = await this.accesses.of(personId, limit + 1, decodeCursor(cursor, 2));
    const page = pageOf(rows, limit, ({ at, position }) => [at.toISOString(), position]);
    return { items: page.items.map((row) => this.inWords(row, locale)), next: page.next };
  }

  /** Erases what is older than the log is kept; answers how many entries that were. */
  forget(): Promise<number> {
    return this.accesses.forget();
  }

  private inWords({ position: _position, ...access }: LoggedAccess, locale: Locale): AccessInWords {
    const t = this.texts.in(locale);
    const { role, kind, municipality, provider, purpose } = access;
    const who = t(`accounts:accesses.who.${role}`, { municipality, provider });
    return {
      ...access,
      text: t(`accounts:accesses.kinds.${kind}.seen`, { who }),
      why: purpose === null ? t(`accounts:accesses.kinds.${kind}.why`) : t('accounts:accesses.released', { purpose }),
    };
  }
}
