import { Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { SessionsService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';

@PageController('account/sessions')
export class SessionPagesController {
  constructor(private readonly sessions: SessionsService) {}

  @Can('self:write')
  @Post('end-others')
  async endOthers(@CurrentActor() { personId, sessionId }: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.endAll(personId, sessionId);
    await reply.redirect('/account?done=sessionsEnded', 303);
  }

  @Can('self:write')
  @Post(':id/end')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.endOwn(actor, id);
    await reply.redirect('/account?done=sessionEnded', 303);
  }
}
