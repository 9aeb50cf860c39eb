import { Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { TalliesService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { BoardForm, choiceOf, ProgrammeForm } from './board.forms.js';
import { BoardPageView, NoBoardPage } from './board.page.js';
import { Boards } from './boards.service.js';

@PageController('admin')
export class BoardController {
  constructor(
    private readonly boards: Boards,
    private readonly tallies: TalliesService,
    private readonly pages: Pages,
  ) {}

  /** The board of the programme named, or of the one that is looked at first. */
  @Can('programmes:manage')
  @Get('tallies')
  async choose(
    @CurrentActor() actor: Actor,
    @Query() { programme }: ProgrammeForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = programme ?? (await this.boards.first(actor))?.id;
    if (id === undefined) await this.pages.send(reply.request, reply, (page) => NoBoardPage({ page }));
    else await reply.redirect(`/admin/programmes/${id}/tallies`, 303);
  }

  @Can('programmes:manage')
  @Get('programmes/:id/tallies')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() form: BoardForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { request } = reply;
    const asked = { choice: choiceOf(form), jobId: form.job, locale: localeOf(request) };
    const board = await this.boards.of(actor, id, asked);
    await this.pages.send(request, reply, (page) => BoardPageView({ page, board }));
  }

  @Can('programmes:manage')
  @Post('programmes/:id/tallies/recount')
  async recount(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { jobId } = await this.tallies.recount(actor, id);
    await reply.redirect(`/admin/programmes/${id}/tallies?job=${jobId}#recount`, 303);
  }
}
