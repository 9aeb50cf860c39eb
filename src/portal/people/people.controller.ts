import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { MembershipEnds } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { DeskAddress, ListAddress } from '../requests/requests.forms.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { LeaveAddress, LeaveForm, StayForm } from './people.forms.js';
import { LeavePage, PersonSheetPage, StaffPage } from './people.page.js';
import { StaffSheets } from './people.service.js';

/** Who works in the municipality, and who leaves it. */
@PageController('hr/people')
export class PeoplePageController {
  constructor(
    private readonly sheets: StaffSheets,
    private readonly ends: MembershipEnds,
    private readonly pages: Pages,
  ) {}

  @Reveals('staff')
  @Can('people:manage')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() search: ListAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.sheets.find(actor, search);
    await this.pages.send(request, reply, (page) => StaffPage({ page, found }));
  }

  @Reveals('staff')
  @Can('people:manage')
  @Get(':id')
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { municipality }: DeskAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.one(actor, municipality, id);
    await this.pages.send(reply.request, reply, (page) => PersonSheetPage({ page, sheet }));
  }

  @Reveals('staff')
  @Can('people:manage')
  @Get(':id/leave')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { municipality, role = 'employee', lastDay }: LeaveAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.one(actor, municipality, id);
    await this.pages.send(reply.request, reply, (page) => LeavePage({ page, sheet, role, lastDay }));
  }

  @Can('people:manage')
  @Post(':id/leave')
  async leave(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) personId: string,
    @Body() { municipality: municipalityId, role, lastDay }: LeaveForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.ends.leave(actor, { municipalityId, personId, role }, lastDay);
    await reply.redirect(`/hr/people?municipality=${municipalityId}&done=leavingPlanned`, 303);
  }

  @Can('people:manage')
  @Post(':id/stay')
  async stay(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) personId: string,
    @Body() { municipality: municipalityId, role }: StayForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.ends.stay(actor, { municipalityId, personId, role });
    await reply.redirect(`/hr/people/${personId}?municipality=${municipalityId}&done=leavingUndone`, 303);
  }
}
