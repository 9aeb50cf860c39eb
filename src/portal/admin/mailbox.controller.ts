import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { Outbox } from '../../platform/mail/outbox.service.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { MailboxPage } from './mailbox.page.js';

@PageController('mailbox')
export class MailboxController {
  constructor(
    private readonly outbox: Outbox,
    private readonly pages: Pages,
  ) {}

  /** The service lets in admins, and everybody who is signed in to a demo. */
  @Reveals('mail')
  @Can('self:read')
  @Get()
  async show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const mailbox = await this.outbox.mailbox(actor);
    await this.pages.send(request, reply, (page) => MailboxPage({ page, mailbox }));
  }
}
