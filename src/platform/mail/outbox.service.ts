import { Injectable, Logger } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Locale } from '../../kernel/localized.js';
import { Accesses } from '../audit/accesses.js';
import { Env } from '../config/env.js';
import { Transaction } from '../database/transaction.js';
import { type Formats, formatsFor } from '../i18n/formats.js';
import { type TextValues, Texts } from '../i18n/texts.js';
import { JobQueue } from '../queue/job.queue.js';
import { Clock } from '../system/clock.js';
import { Ids } from '../system/ids.js';
import { htmlLetter, plainLetter } from './letter.js';
import { sendMail } from './mail.jobs.js';
import type { MailState } from './mail.js';
import { type KeptMail, MailsRepository } from './mails.repository.js';
import { Smtp } from './smtp.js';

export interface Addressee {
  readonly personId: string;
  readonly address: string;
  readonly locale: Locale;
}

export interface News {
  /** The room's texts `<texts>.<kind>` hold `subject`, `text` and `link`. */
  readonly texts: string;
  readonly kind: string;
  /** What it is about: a person hears of it once per kind. */
  readonly occasion: string;
  /** Path of the page that the mail leads to. */
  readonly path: string;
  /** It holds a secret: what it says is erased when it has left, and it is kept for the local mailbox in a demo only. */
  readonly confidential?: boolean;
  /** Fills the texts, with days and numbers as the language writes them. */
  readonly values?: (format: Formats) => TextValues;
}

export interface Mailbox {
  readonly mails: readonly KeptMail[];
  readonly counts: Readonly<Partial<Record<MailState, number>>>;
  /** Mails leave by a server; otherwise they are kept here. */
  readonly isSending: boolean;
}

const SHOWN = 100;

/** Where rooms put their mails: into a row in the caller's transaction, so that a mail is true or is not there. */
@Injectable()
export class Outbox {
  private readonly log = new Logger(Outbox.name);

  constructor(
    private readonly mails: MailsRepository,
    private readonly smtp: Smtp,
    private readonly queue: JobQueue,
    private readonly transaction: Transaction,
    private readonly accesses: Accesses,
    private readonly texts: Texts,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly env: Env,
  ) {}

  /**
   * False when this person was already told, or when something confidential has no server to leave by. Sent after the commit, or kept
   * when no server is configured.
   */
  put({ personId, address, locale }: Addressee, news: News): Promise<boolean> {
    const mail = { id: this.ids.next(), recipientId: personId, address, ...this.written(locale, news) };
    const { kind, occasion, confidential = false } = news;
    const state = this.smtp.isConfigured ? 'waiting' : 'kept';
    if (confidential && !this.takesConfidential) return this.unsent(kind);
    return this.transaction.run(async () => {
      const isNew = await this.mails.insert({
        ...mail,
        kind,
        occasion,
        confidential,
        state,
        createdAt: this.clock.now(),
      });
      if (isNew && state === 'waiting') {
        await this.queue.enqueue(sendMail, { mailId: mail.id }, { dedupeKey: mail.id });
      }
      return isNew;
    });
  }

  /** Whether something confidential would leave, or be kept for a demo. */
  get takesConfidential(): boolean {
    return this.smtp.isConfigured || this.env.LERNLOTSE_DEMO;
  }

  /** When each of these occasions was told of; for callers who show nothing but the moment, to whom the occasion is open. */
  toldAt(kind: string, occasions: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    return this.mails.toldAt(kind, occasions);
  }

  /** The local mailbox, for admins, and for everybody in a demo. @throws DomainError `not-permitted` */
  async mailbox(actor: Actor): Promise<Mailbox> {
    if (!actor.admin && !this.env.LERNLOTSE_DEMO) throw new DomainError('not-permitted', 'forbidden');
    return this.transaction.crossing('mail', () => this.opened(actor));
  }

  private async opened(actor: Actor): Promise<Mailbox> {
    const look = { kind: 'mail', municipalityId: null } as const;
    const recipients = (kept: readonly KeptMail[]) => kept.map(({ recipientId }) => recipientId);
    const mails = await this.accesses.reading(actor, look, () => this.mails.kept(SHOWN), recipients);
    const counts = await this.mails.counts();
    return { mails, counts, isSending: this.smtp.isConfigured };
  }

  private written(
    locale: Locale,
    { texts, kind, path, values }: News,
  ): { readonly subject: string; readonly plain: string; readonly html: string } {
    const t = this.texts.in(locale);
    const say = (part: string): string => t(`${texts}.${kind}.${part}`, values?.(formatsFor(locale)));
    const link = { label: say('link'), href: `${this.home()}${path}` };
    const letter = { subject: say('subject'), paragraphs: say('text').split('\n'), link };
    const frame = {
      locale,
      greeting: t('platform-mail:greeting'),
      closing: t('platform-mail:closing'),
      note: t('platform-mail:note'),
    };
    return { subject: letter.subject, plain: plainLetter(letter, frame), html: htmlLetter(letter, frame) };
  }

  /** Whoever reads the local mailbox could act for others with it. */
  private unsent(kind: string): Promise<boolean> {
    this.log.warn({ kind }, 'a confidential mail is not written: no SMTP_URL');
    return Promise.resolve(false);
  }

  private home(): string {
    return this.env.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://localhost:${String(this.env.PORT)}`;
  }
}
