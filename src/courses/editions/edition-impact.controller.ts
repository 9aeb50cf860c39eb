import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IfMatch } from '../../platform/http/etag.js';
import { EditionImpactResponse, PublishedEditionResponse, PublishEditionInput } from './edition-impact.dto.js';
import { EditionImpactService } from './edition-impact.service.js';

@ApiController('', 'frameworks')
export class EditionImpactController {
  constructor(private readonly impact: EditionImpactService) {}

  @Can('frameworks:manage')
  @ApiOperation({
    operationId: 'frameworkDraftImpact',
    summary: 'What differs from the edition before, and what refers to the competences concerned',
  })
  @ApiOkResponse({ type: EditionImpactResponse })
  @Get('framework-drafts/:id/impact')
  ofDraft(@Param('id', ParseUUIDPipe) id: string): Promise<EditionImpactResponse> {
    return this.impact.ofDraft(id);
  }

  @Can('frameworks:manage')
  @ApiOperation({
    operationId: 'frameworkImportImpact',
    summary: 'The same of a previewed import of a framework, while it can be applied',
  })
  @ApiOkResponse({ type: EditionImpactResponse })
  @Get('imports/:id/framework-impact')
  ofImport(@Param('id', ParseUUIDPipe) id: string): Promise<EditionImpactResponse> {
    return this.impact.ofImport(id);
  }

  @Can('frameworks:manage')
  @ApiOperation({
    operationId: 'publishFrameworkDraft',
    summary: 'Make a draft an edition (If-Match); earlier editions stay, and what was built on them',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read' })
  @ApiOkResponse({ type: PublishedEditionResponse })
  @HttpCode(200)
  @Post('framework-drafts/:id/publish')
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
    @Body() { acceptConflicts }: PublishEditionInput,
  ): Promise<PublishedEditionResponse> {
    return { id: await this.impact.publish(actor, id, { revision, acceptConflicts }) };
  }
}
