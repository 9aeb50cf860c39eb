import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { FrameworkDraftsService } from '../../competencies/index.js';
import { EditionImpactService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ImpactAddress, PublishForm } from './drafts.dto.js';
import { ImportImpactPage } from './import-impact.page.js';
import { frameworkPath } from './paths.js';
import { PublishEditionPage } from './publish-edition.page.js';

const CONFLICT = 409;

/** What an edition would change, before it is there: a draft that is to be published, and an import that was previewed. */
@PageController('admin/frameworks')
export class PublishController {
  constructor(
    private readonly drafts: FrameworkDraftsService,
    private readonly impacts: EditionImpactService,
    private readonly pages: Pages,
  ) {}

  @Can('frameworks:manage')
  @Get('drafts/:id/publish')
  async preview(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { after = 0 }: ImpactAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = { draft: await this.drafts.get(id), impact: await this.impacts.ofDraft(id), after };
    await this.pages.send(request, reply, (page) => <PublishEditionPage page={page} sheet={sheet} />);
  }

  @Can('frameworks:manage')
  @Post('drafts/:id/publish')
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() asked: PublishForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const framework = await this.impacts.publish(actor, id, asked);
      await reply.redirect(`${frameworkPath(framework)}?done=editionPublished`, 303);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'edition-conflicts') throw error;
      const sheet = { draft: await this.drafts.get(id), impact: await this.impacts.ofDraft(id), after: 0 };
      const view = { sheet, isUnaccepted: true };
      await this.pages.send(reply.request, reply, (page) => <PublishEditionPage page={page} {...view} />, CONFLICT);
    }
  }

  @Can('frameworks:manage')
  @Get('imports/:id')
  async ofImport(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { after = 0 }: ImpactAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = { importId: id, impact: await this.impacts.ofImport(id), after };
    await this.pages.send(request, reply, (page) => <ImportImpactPage page={page} sheet={sheet} />);
  }
}
