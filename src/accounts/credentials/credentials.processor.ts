import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { mailResetLink } from './credentials.jobs.js';
import { PasswordResets } from './password-resets.service.js';

@Injectable()
export class CredentialsProcessor {
  constructor(private readonly resets: PasswordResets) {}

  @HandlesJob(mailResetLink)
  mail({ personId }: { personId: string | null }): Promise<void> {
    return this.resets.mailLink(personId);
  }
}
