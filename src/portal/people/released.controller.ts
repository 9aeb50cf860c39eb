import { Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ReleasedResults, ResultsService } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { Desks } from '../hr/desks.service.js';
import { DeskAddress } from '../requests/requests.forms.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ReleasedPage, ReleasedResultPage } from './released.page.js';

/** Results that persons have released to the HR office. */
@PageController('hr/results')
export class ReleasedPageController {
  constructor(
    private readonly desks: Desks,
    private readonly released: ReleasedResults,
    private readonly results: ResultsService,
    private readonly pages: Pages,
  ) {}

  @Reveals('released-results')
  @Can('results:read-released')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() { municipality }: DeskAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desks.at(actor, municipality);
    const rows = await this.released.list(actor, desk.municipality.id);
    await this.pages.send(request, reply, (page) => ReleasedPage({ page, desk, rows }));
  }

  @Reveals('released-results', 'result')
  @Can('results:read-released')
  @Get(':id')
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { municipality }: DeskAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desks.at(actor, municipality);
    const released = (await this.released.list(actor, desk.municipality.id)).find(({ checkId }) => checkId === id);
    if (released === undefined) throw new DomainError('result-not-found', 'not-found');
    const result = await this.results.get(actor, id);
    await this.pages.send(reply.request, reply, (page) => ReleasedResultPage({ page, desk, released, result }));
  }
}
