import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { forgetSessions, invitePeople, mailResetLink } from './credentials.jobs.js';
import { Invitations } from './invitations.service.js';
import { PasswordResets } from './password-resets.service.js';

@Injectable()
export class CredentialsProcessor {
  constructor(
    private readonly resets: PasswordResets,
    private readonly sessions: SessionsService,
    private readonly invitations: Invitations,
  ) {}

  @HandlesJob(mailResetLink)
  mail({ personId }: { personId: string | null }): Promise<void> {
    return this.resets.mailLink(personId);
  }

  @HandlesJob(invitePeople)
  invite({ personIds }: { personIds: readonly string[] }): Promise<{ readonly invited: number }> {
    return this.invitations.invite(personIds);
  }

  @HandlesJob(forgetSessions)
  forget(): Promise<{ readonly forgotten: number }> {
    return this.sessions.forget();
  }
}
