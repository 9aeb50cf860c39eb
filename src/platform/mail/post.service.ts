import { Injectable } from '@nestjs/common';

import { JobJournalRepository } from '../queue/job-journal.repository.js';
import { JobQueue } from '../queue/job.queue.js';
import { NotOurs } from '../queue/not-ours.js';
import { Clock } from '../system/clock.js';
import { sendMail } from './mail.jobs.js';
import { MAIL_LIMITS, problemOf } from './mail.js';
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
    private readonly journal: JobJournalRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a waiting mail; one that is not waiting is left alone. What the server has certainly not taken waits again. Whether it
   * took the mail or nobody knows, the journal of the job says so.
   * @throws NotOurs when the job is to be tried again later
   */
  async send(mailId: string, jobId: string): Promise<void> {
    const mail = await this.mails.take(mailId, this.clock.now());
    if (mail === null) return;
    const outcome = await this.smtp.send(mail);
    if (outcome.state === 'sent') return this.mails.ended(mailId, 'sent', null);
    await this.mails.ended(mailId, outcome.state === 'again' ? 'waiting' : outcome.state, outcome.fault);
    if (outcome.state === 'again') throw new NotOurs(problemOf(outcome.fault), outcome.fault);
    const code = outcome.state === 'unclear' ? 'mail-unclear' : 'mail-refused';
    await this.journal.write(jobId, 'problem', { code }, this.clock.now());
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
