import { Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { InstrumentDraftsService } from '../../competencies/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ItemsPageService } from './items.service.js';
import { DecisionPage, ProposalPage } from './proposal.page.js';

@PageController('admin/items')
export class ProposalPageController {
  constructor(
    private readonly items: ItemsPageService,
    private readonly drafts: InstrumentDraftsService,
    private readonly pages: Pages,
  ) {}

  @Can('instruments:manage')
  @Get(':id/proposal')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const proposal = await this.items.proposal(id);
    await this.pages.send(request, reply, (page) => <ProposalPage page={page} proposal={proposal} />);
  }

  @Can('instruments:manage')
  @Get(':id/publish')
  async askPublish(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.items.version(id);
    await this.pages.send(request, reply, (page) => <DecisionPage page={page} id={id} decision="publish" />);
  }

  @Can('instruments:manage')
  @Get(':id/discard')
  async askDiscard(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.items.version(id);
    await this.pages.send(request, reply, (page) => <DecisionPage page={page} id={id} decision="discard" />);
  }

  @Can('instruments:manage')
  @Post(':id/publish')
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.drafts.publish(actor, id);
    await reply.redirect('/admin/items?done=instrumentPublished', 303);
  }

  @Can('instruments:manage')
  @Post(':id/discard')
  async discard(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.drafts.discard(actor, id);
    await reply.redirect('/admin/items?done=instrumentDiscarded', 303);
  }
}
