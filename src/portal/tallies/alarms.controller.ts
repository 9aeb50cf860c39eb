import { Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { TallyAlarms } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AlarmClearPage } from './alarm-clear.page.js';
import { Boards } from './boards.service.js';

@PageController('admin/tally-alarms/:id/clear')
export class AlarmsPageController {
  constructor(
    private readonly boards: Boards,
    private readonly alarms: TallyAlarms,
    private readonly pages: Pages,
  ) {}

  @Can('alarms:manage')
  @Get()
  async ask(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const alarm = await this.boards.alarm(id);
    await this.pages.send(request, reply, (page) => AlarmClearPage({ page, alarm }));
  }

  @Can('alarms:manage')
  @Post()
  async clear(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { programmeId } = await this.alarms.clear(actor, id);
    await reply.redirect(`/admin/programmes/${programmeId}/tallies?done=alarmCleared`, 303);
  }
}
