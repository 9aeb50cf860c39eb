import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../queue/job-handler.decorator.js';
import type { RunningJob } from '../queue/job.js';
import { sendMail, tendMails } from './mail.jobs.js';
import { PostService } from './post.service.js';

@Injectable()
export class MailProcessor {
  constructor(private readonly post: PostService) {}

  @HandlesJob(sendMail)
  send({ mailId }: { mailId: string }, { id }: RunningJob): Promise<void> {
    return this.post.send(mailId, id);
  }

  @HandlesJob(tendMails)
  tend(): Promise<{ readonly again: number; readonly erased: number }> {
    return this.post.tend();
  }
}
