import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ObjectionsService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ObjectionForm } from './distribution.forms.js';
import { HrDistributionsPage } from './hr-distributions.page.js';
import { HrDistributionLists } from './hr-distributions.service.js';

@PageController('hr/distributions')
export class HrDistributionsPageController {
  constructor(
    private readonly lists: HrDistributionLists,
    private readonly objections: ObjectionsService,
    private readonly pages: Pages,
  ) {}

  @Can('distribution:object')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query('municipality') named: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const list = await this.lists.of(actor, named);
    await this.pages.send(request, reply, (page) => HrDistributionsPage({ page, list }));
  }

  @Can('distribution:object')
  @Post(':id/objections')
  async object(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { municipality, text }: ObjectionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { municipalityId } = await this.objections.raise(actor, id, { municipalityId: municipality, text });
    await reply.redirect(`/hr/distributions?municipality=${municipalityId}&done=objectionRaised`, 303);
  }
}
