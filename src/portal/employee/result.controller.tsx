import { Get, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ResultPage } from './result.page.js';
import { ResultPageService } from './result.service.js';

@PageController('results')
export class ResultController {
  constructor(
    private readonly results: ResultPageService,
    private readonly pages: Pages,
  ) {}

  @Can('checks:take')
  @Get(':checkId')
  async show(
    @CurrentActor() actor: Actor,
    @Param('checkId', ParseUUIDPipe) checkId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.results.of(actor, checkId);
    await this.pages.send(request, reply, (page) => <ResultPage page={page} data={data} />);
  }
}
