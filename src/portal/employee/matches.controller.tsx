import { Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { PageAddress } from './form-fields.js';
import { MatchPage } from './match.page.js';
import { MatchesPage } from './matches.page.js';
import { MatchesPageService } from './matches.service.js';

@PageController('matches')
export class MatchesController {
  constructor(
    private readonly matches: MatchesPageService,
    private readonly pages: Pages,
  ) {}

  @Can('matches:read')
  @Get()
  async show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.matches.all(actor);
    await this.pages.send(request, reply, (page) => <MatchesPage page={page} data={data} />);
  }

  @Can('matches:read')
  @Get(':profileId')
  async one(
    @CurrentActor() actor: Actor,
    @Param('profileId', ParseUUIDPipe) profileId: string,
    @Query() { municipalityId }: PageAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.matches.one(actor, profileId, municipalityId);
    await this.pages.send(reply.request, reply, (page) => <MatchPage page={page} data={data} />);
  }
}
