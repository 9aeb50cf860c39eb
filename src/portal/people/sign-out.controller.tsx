import { Body, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { MemberSessions } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { DeskForm } from '../hr/hr.forms.js';
import { DeskAddress } from '../requests/requests.forms.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { StaffSheets } from './people.service.js';
import { SignOutPage } from './sign-out.page.js';

/** Signs an employee out everywhere, after a question. */
@PageController('hr/people/:id/sign-out')
export class SignOutPageController {
  constructor(
    private readonly sheets: StaffSheets,
    private readonly sessions: MemberSessions,
    private readonly pages: Pages,
  ) {}

  @Reveals('staff')
  @Can('people:manage')
  @Get()
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { municipality }: DeskAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.one(actor, municipality, id);
    await this.pages.send(reply.request, reply, (page) => <SignOutPage page={page} sheet={sheet} />);
  }

  @Can('people:manage')
  @Post()
  async signOut(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) personId: string,
    @Body() { municipality }: DeskForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.endAll(actor, municipality, personId);
    await reply.redirect(`/hr/people/${personId}?municipality=${municipality}&done=signedOutEverywhere`, 303);
  }
}
