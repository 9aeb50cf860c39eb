import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Locale } from '../../kernel/localized.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Texts } from '../../platform/i18n/texts.js';
import { Clock } from '../../platform/system/clock.js';
import { CURRENT_NOTICE, mustBeCurrent, type Notice } from '../domain/notice.js';
import { NoticeRepository } from './notice.repository.js';

export interface NoticeText {
  readonly version: string;
  readonly title: string;
  readonly sections: readonly { readonly name: string; readonly heading: string; readonly text: string }[];
}

/** The privacy notice (Art. 13 GDPR): shown and acknowledged before the first answer. */
@Injectable()
export class NoticeService {
  /** Who has acknowledged which version: that stays true, and every answer of a check asks. */
  private readonly known = new LRUCache<string, true>({ max: 50_000 });

  constructor(
    private readonly transaction: Transaction,
    private readonly notices: NoticeRepository,
    private readonly texts: Texts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The notice in force, without its words. */
  current(): Notice {
    return CURRENT_NOTICE;
  }

  /** The current notice in words. */
  text(locale: Locale): NoticeText {
    const t = this.texts.in(locale);
    const { version, key, sections } = CURRENT_NOTICE;
    const section = (name: string) => ({ name, heading: t(`${key}.${name}.heading`), text: t(`${key}.${name}.text`) });
    return { version, title: t(`${key}.title`), sections: sections.map(section) };
  }

  /** Keeps the first time of each version. @throws DomainError `privacy-notice-outdated` for any but the current one. */
  async acknowledge(actor: Actor, version: string): Promise<void> {
    mustBeCurrent(version);
    await this.transaction.run(async () => {
      const isNew = await this.notices.acknowledge(actor.personId, version, this.clock.now());
      if (isNew)
        await this.audit.act(actor, 'privacy-notice.acknowledged', { subject: actor.personId, details: { version } });
    });
  }

  /** Whether the person has acknowledged the current version. */
  async acknowledged(personId: string): Promise<boolean> {
    const key = `${CURRENT_NOTICE.version} ${personId}`;
    if (this.known.has(key)) return true;
    const isAcknowledged = await this.notices.acknowledged(personId, CURRENT_NOTICE.version);
    if (isAcknowledged) this.known.set(key, true);
    return isAcknowledged;
  }

  /** @throws DomainError `privacy-notice-not-acknowledged` */
  async mustBeAcknowledged(personId: string): Promise<void> {
    if (!(await this.acknowledged(personId))) {
      throw new DomainError('privacy-notice-not-acknowledged', 'forbidden', { version: CURRENT_NOTICE.version });
    }
  }
}
