import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { MatchingService } from '../../matching/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { MatchesPage } from './matches.page.js';

@PageController('matches')
export class MatchesController {
  constructor(
    private readonly matching: MatchingService,
    private readonly pages: Pages,
  ) {}

  @Can('matches:read')
  @Get()
  async show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const matches = await this.matching.list(actor);
    await this.pages.send(request, reply, (page) => <MatchesPage page={page} matches={matches} />);
  }
}
