import { Injectable } from '@nestjs/common';

import { JobQueue } from '../queue/job.queue.js';
import { Clock } from '../system/clock.js';
import { sendMail } from './mail.jobs.js';
import { MAIL_LIMITS } from './mail.js';
import { MailsRepository } from './mails.repository.js';
import { Smtp } from './smtp.js';

const BATCH = 500;

/** Brings mails to the server: each at most once, as far as SMTP can tell. */
@Injectable()
export class PostService {
  constructor(
    private readonly mails: MailsRepository,
    private readonly smtp: Smtp,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a waiting mail; one that is not waiting is left alone. What the server has certainly not taken waits again.
   * @throws Error with a code only, so that the job is tried again later
   */
  async send(mailId: string): Promise<void> {
    const mail = await this.mails.take(mailId, this.clock.now());
    if (mail === null) return;
    const outcome = await this.smtp.send(mail);
    if (outcome.state === 'sent') return this.mails.ended(mailId, 'sent', null);
    await this.mails.ended(mailId, outcome.state === 'again' ? 'waiting' : outcome.state, outcome.fault);
    if (outcome.state === 'again') throw new Error(`The mail server has not taken a mail: ${outcome.fault}`);
  }

  /** May run twice or late: it only moves what is due. */
  async tend(): Promise<{ readonly again: number; readonly erased: number }> {
    const now = this.clock.now().getTime();
    await this.mails.breakOff(new Date(now - MAIL_LIMITS.sendingMs));
    await this.mails.giveUp(new Date(now - MAIL_LIMITS.giveUpMs));
    const left = await this.mails.left(new Date(now - MAIL_LIMITS.tryAgainMs), BATCH);
    for (const mailId of left) await this.queue.enqueue(sendMail, { mailId }, { dedupeKey: mailId });
    return { again: left.length, erased: await this.mails.erase(new Date(now - MAIL_LIMITS.contentMs)) };
  }
}
