import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ClaimsService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { CompletionsPage } from './completions.page.js';
import { CompletionLists } from './completions.service.js';
import { DeskForm, ReasonForm } from './hr.forms.js';

@PageController('hr/completions')
export class CompletionsPageController {
  constructor(
    private readonly lists: CompletionLists,
    private readonly claims: ClaimsService,
    private readonly pages: Pages,
  ) {}

  @Reveals('completion-claim')
  @Can('completions:decide')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query('municipality') named: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const list = await this.lists.waiting(actor, named);
    await this.pages.send(request, reply, (page) => CompletionsPage({ page, list }));
  }

  @Can('completions:decide')
  @Post(':id/confirm')
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { municipality }: DeskForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.claims.confirm(actor, id);
    await reply.redirect(`/hr/completions?municipality=${municipality}&done=claimConfirmed`, 303);
  }

  @Can('completions:decide')
  @Post(':id/decline')
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { municipality, reason }: ReasonForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.claims.decline(actor, id, { reason });
    await reply.redirect(`/hr/completions?municipality=${municipality}&done=claimDeclined`, 303);
  }
}
