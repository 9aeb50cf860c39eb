import { Body, Get, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { IsISO8601, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';

import { ReleasesService } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ExplanationsPage } from './explanations.page.js';
import { ReleasePage } from './release.page.js';
import { ResultsPage } from './results.page.js';
import { ResultsPageService } from './results.service.js';

class ReleaseForm {
  @IsString()
  @MaxLength(500)
  readonly purpose!: string;

  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  readonly until!: string;
}

/** The list of results, and what leads on from one. */
@PageController('results')
export class ResultsPageController {
  constructor(
    private readonly results: ResultsPageService,
    private readonly releases: ReleasesService,
    private readonly pages: Pages,
  ) {}

  @Can('checks:take')
  @Get()
  async list(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const results = await this.results.all(actor);
    await this.pages.send(reply.request, reply, (page) => <ResultsPage page={page} results={results} />);
  }

  @Can('checks:take')
  @Get(':checkId/explanations')
  async explain(
    @CurrentActor() actor: Actor,
    @Param('checkId', ParseUUIDPipe) checkId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const explained = await this.results.explained(actor, checkId);
    await this.pages.send(reply.request, reply, (page) => <ExplanationsPage page={page} explained={explained} />);
  }

  @Can('results:release')
  @Get(':checkId/release')
  async choose(
    @CurrentActor() actor: Actor,
    @Param('checkId', ParseUUIDPipe) checkId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const choice = await this.results.releaseChoice(actor, checkId);
    await this.pages.send(reply.request, reply, (page) => <ReleasePage page={page} choice={choice} />);
  }

  @Can('results:release')
  @Post(':checkId/release')
  async release(
    @CurrentActor() actor: Actor,
    @Param('checkId', ParseUUIDPipe) checkId: string,
    @Body() { purpose, until }: ReleaseForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.releases.release(actor, checkId, { purpose, until });
    await reply.redirect(`/results/${checkId}/release?done=resultReleased`, 303);
  }

  @Can('results:release')
  @Post(':checkId/release/end')
  async end(
    @CurrentActor() actor: Actor,
    @Param('checkId', ParseUUIDPipe) checkId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.releases.revoke(actor, checkId);
    await reply.redirect(`/results/${checkId}/release?done=releaseEnded`, 303);
  }
}
