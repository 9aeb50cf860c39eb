import { Body, Get, Param, ParseEnumPipe, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ProgrammeEnds, ProgrammesService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { MovePage, PROGRAMME_MOVES, type ProgrammeMove } from './move.page.js';
import { ProgrammeSheets } from './programme-sheets.service.js';
import { KeyForm } from './programmes.forms.js';

/** The three steps of a programme that nobody takes back; each asks before. */
@PageController('admin/programmes/:id')
export class MovesPageController {
  constructor(
    private readonly sheets: ProgrammeSheets,
    private readonly programmes: ProgrammesService,
    private readonly ends: ProgrammeEnds,
    private readonly pages: Pages,
  ) {}

  @Can('programmes:manage')
  @Get('confirm/:move')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('move', new ParseEnumPipe(PROGRAMME_MOVES)) move: ProgrammeMove,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = await this.sheets.question(actor, id);
    await this.pages.send(reply.request, reply, (page) => <MovePage page={page} question={question} move={move} />);
  }

  @Can('programmes:manage')
  @Post('open')
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.programmes.open(actor, id);
    await reply.redirect(`/admin/programmes/${id}?done=programmeOpened`, 303);
  }

  @Can('programmes:manage')
  @Post('close')
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { key }: KeyForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.ends.close(actor, id, key);
    await reply.redirect(`/admin/programmes/${id}?done=programmeClosed`, 303);
  }

  @Can('programmes:manage')
  @Post('settle')
  async settle(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { key }: KeyForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.ends.settle(actor, id, key);
    await reply.redirect(`/admin/programmes/${id}/settlement?done=programmeSettled`, 303);
  }
}
