import { Body, Get, Param, ParseEnumPipe, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { Clock } from '../../platform/system/clock.js';
import { ProgrammeEnds, ProgrammesService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ProgrammeForm, programmeOf } from './admin.forms.js';
import { PROGRAMME_MOVES, type ProgrammeMove, ProgrammeMovePage } from './programme-move.page.js';
import { ProgrammePage } from './programme.page.js';
import { ProgrammesPage } from './programmes.page.js';

@PageController('admin/programmes')
export class ProgrammesPageController {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly ends: ProgrammeEnds,
    private readonly clock: Clock,
    private readonly pages: Pages,
  ) {}

  @Can('programmes:manage')
  @Get()
  async list(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const programmes = await this.programmes.list(actor);
    await this.pages.send(request, reply, (page) => ProgrammesPage({ page, programmes }));
  }

  @Can('programmes:manage')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() form: ProgrammeForm, @Res() reply: FastifyReply): Promise<void> {
    const { id } = await this.programmes.create(actor, programmeOf(form));
    await reply.redirect(`/admin/programmes/${id}?done=programmeCreated`, 303);
  }

  @Can('programmes:manage')
  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const programme = await this.programmes.show(actor, id);
    await this.pages.send(request, reply, (page) => ProgrammePage({ page, programme, now: this.clock.now() }));
  }

  @Can('programmes:manage')
  @Get(':id/confirm/:move')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('move', new ParseEnumPipe(PROGRAMME_MOVES)) move: ProgrammeMove,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const programme = await this.programmes.show(actor, id);
    await this.pages.send(request, reply, (page) => ProgrammeMovePage({ page, programme, move }));
  }

  @Can('programmes:manage')
  @Post(':id/open')
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.programmes.open(actor, id);
    await reply.redirect(`/admin/programmes/${id}?done=programmeOpened`, 303);
  }

  @Can('programmes:manage')
  @Post(':id/close')
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.ends.close(actor, id);
    await reply.redirect(`/admin/programmes/${id}?done=programmeClosed`, 303);
  }
}
