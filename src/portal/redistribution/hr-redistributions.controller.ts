import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ObjectionsService } from '../../vouchers/index.js';
import { ObjectionForm } from '../distribution/distribution.forms.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { HrRedistributionsPage } from './hr-redistributions.page.js';
import { HrRedistributionLists } from './hr-redistributions.service.js';

@PageController('hr/redistributions')
export class HrRedistributionsPageController {
  constructor(
    private readonly lists: HrRedistributionLists,
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
    await this.pages.send(request, reply, (page) => HrRedistributionsPage({ page, list }));
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
    await reply.redirect(`/hr/redistributions?municipality=${municipalityId}&done=objectionRaised`, 303);
  }
}
