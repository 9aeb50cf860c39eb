import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { PageAddress } from './form-fields.js';
import { StartPage } from './start.page.js';
import { StartService } from './start.service.js';

@PageController('start')
export class StartController {
  constructor(
    private readonly start: StartService,
    private readonly pages: Pages,
  ) {}

  @Can('checks:take')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() { municipalityId }: PageAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.start.of(actor, municipalityId);
    await this.pages.send(request, reply, (page) => <StartPage page={page} data={data} />);
  }
}
