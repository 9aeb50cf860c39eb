import { Body, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ProgrammeDrafts } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { DeletePage } from './delete.page.js';
import { type FormBody, ProgrammeForms } from './forms.service.js';
import { ProgrammeSheets } from './programme-sheets.service.js';

/** Programmes as drafts: written, rewritten, copied, deleted. */
@PageController('admin/programmes')
export class DraftsPageController {
  constructor(
    private readonly forms: ProgrammeForms,
    private readonly drafts: ProgrammeDrafts,
    private readonly sheets: ProgrammeSheets,
    private readonly pages: Pages,
  ) {}

  @Can('programmes:manage')
  @Get('new')
  async blank(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.blank(actor, reply);
  }

  @Can('programmes:manage')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: FormBody, @Res() reply: FastifyReply): Promise<void> {
    await this.forms.create(actor, body, reply);
  }

  @Can('programmes:manage')
  @Get(':id/edit')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.edit(actor, id, reply);
  }

  @Can('programmes:manage')
  @Post(':id')
  async write(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.write(actor, { id, body }, reply);
  }

  /** The copy wants a name and dates of its own, so it opens in the editor. */
  @Can('programmes:manage')
  @Post(':id/copy')
  async copy(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const copy = await this.drafts.copy(actor, id);
    await reply.redirect(`/admin/programmes/${copy.id}/edit?done=programmeCopied`, 303);
  }

  @Can('programmes:manage')
  @Get(':id/delete')
  async askToDelete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.of(actor, id);
    await this.pages.send(request, reply, (page) => <DeletePage page={page} sheet={sheet} />);
  }

  @Can('programmes:manage')
  @Post(':id/delete')
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.drafts.delete(actor, id);
    await reply.redirect('/admin/programmes?done=programmeDeleted', 303);
  }
}
