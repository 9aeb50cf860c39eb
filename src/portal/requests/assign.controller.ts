import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AssignAddress, AssignForm, PersonSearch } from './assign.forms.js';
import { AssignPage } from './assign.page.js';
import { AssignQuestionPage } from './assign-question.page.js';
import { AssignSheets } from './assign.service.js';
import { PersonPage } from './person.page.js';
import { DeskAddress } from './requests.forms.js';

@PageController('hr/assign')
export class AssignPageController {
  constructor(
    private readonly sheets: AssignSheets,
    private readonly pages: Pages,
  ) {}

  @Reveals('staff')
  @Can('vouchers:assign')
  @Get()
  async find(
    @CurrentActor() actor: Actor,
    @Query() search: PersonSearch,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const people = await this.sheets.find(actor, search);
    await this.pages.send(request, reply, (page) => AssignPage({ page, people }));
  }

  @Reveals('staff')
  @Can('vouchers:assign')
  @Get('confirm')
  async ask(
    @CurrentActor() actor: Actor,
    @Query() wanted: AssignAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = await this.sheets.question(actor, wanted);
    await this.pages.send(request, reply, (page) => AssignQuestionPage({ page, question }));
  }

  @Can('vouchers:assign')
  @Post()
  async assign(@CurrentActor() actor: Actor, @Body() form: AssignForm, @Res() reply: FastifyReply): Promise<void> {
    await reply.redirect(await this.sheets.assign(actor, form), 303);
  }

  @Reveals('staff')
  @Can('vouchers:assign')
  @Get('persons/:id')
  async person(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { municipality }: DeskAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.person(actor, municipality, id);
    await this.pages.send(reply.request, reply, (page) => PersonPage({ page, sheet }));
  }
}
