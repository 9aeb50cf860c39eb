import { Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { OwnDataService } from '../../accounts/index.js';
import { OwnChecks } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { EraseChecksPage } from './erasure.page.js';
import { MyDataPage } from './my-data.page.js';

/** What the product keeps about whoever looks at it. */
@PageController('my-data')
export class MyDataController {
  constructor(
    private readonly data: OwnDataService,
    private readonly checks: OwnChecks,
    private readonly pages: Pages,
  ) {}

  @Can('self:read')
  @Get()
  async show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.data.of(actor);
    await this.pages.send(request, reply, (page) => MyDataPage({ page, data }));
  }

  @Can('self:read')
  @Get('download')
  async download(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.data.export(actor);
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="lernlotse-meine-daten.json"')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(data, null, 2));
  }

  @Can('self:write')
  @Get('erase-checks')
  async question(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { rooms } = await this.data.of(actor);
    const count = rooms.checks?.checks?.length ?? 0;
    await this.pages.send(request, reply, (page) => EraseChecksPage({ page, count }));
  }

  @Can('self:write')
  @Post('erase-checks')
  async eraseChecks(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.checks.erase(actor);
    await reply.redirect('/my-data?done=checksErased', 303);
  }
}
