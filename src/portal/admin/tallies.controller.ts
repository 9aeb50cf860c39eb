import { Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { TalliesService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { TalliesPage } from './tallies.page.js';
import { Boards } from './tallies.service.js';

@PageController('admin/programmes/:id/tallies')
export class TalliesPageController {
  constructor(
    private readonly boards: Boards,
    private readonly tallies: TalliesService,
    private readonly pages: Pages,
  ) {}

  @Can('programmes:manage')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query('search') search: string | undefined,
    @Query('kind') kind: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const board = await this.boards.of(actor, id, { search, kind });
    await this.pages.send(request, reply, (page) => TalliesPage({ page, board }));
  }

  @Can('programmes:manage')
  @Post('recount')
  async recount(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { jobId } = await this.tallies.recount(actor, id);
    await reply.redirect(`/admin/jobs/${jobId}?return=/admin/programmes/${id}/tallies`, 303);
  }
}
