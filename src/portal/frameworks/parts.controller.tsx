import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { CompetenceAddress, NewPartAddress, PartAddress, StatementsAddress, WithdrawForm } from './drafts.dto.js';
import { draftPath } from './paths.js';
import type { Body as FormBody } from './part-form.js';
import { PartPage } from './part.page.js';
import { type PartSheet, PartsService, type SentPart } from './parts.service.js';
import { WithdrawPage } from './withdraw.page.js';

const REFUSED = 422;
const CONFLICT = 412;

/** One part of a draft: its texts, a new area or competence, a competence that is withdrawn or taken back in. */
@PageController('admin/frameworks/drafts/:id')
export class PartsController {
  constructor(
    private readonly parts: PartsService,
    private readonly pages: Pages,
  ) {}

  @Can('frameworks:manage')
  @Get('new/:kind')
  async blank(
    @Param() { id, kind }: NewPartAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.parts.blank(id, kind);
    const sent = { sheet, values: this.parts.valuesOf(sheet), faults: [] };
    await this.pages.send(request, reply, (page) => <PartPage page={page} sent={sent} />);
  }

  @Can('frameworks:manage')
  @Post('new/:kind')
  async add(
    @CurrentActor() actor: Actor,
    @Param() { id, kind }: NewPartAddress,
    @Body() body: FormBody,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.save(actor, await this.parts.blank(id, kind), body, reply);
  }

  @Can('frameworks:manage')
  @Get('parts/:kind/:code')
  async edit(
    @Param() { id, ...name }: PartAddress,
    @Query() { after = 0 }: StatementsAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.parts.of(id, name);
    const sent = { sheet, values: this.parts.valuesOf(sheet), faults: [] };
    await this.pages.send(request, reply, (page) => <PartPage page={page} sent={sent} after={after} />);
  }

  @Can('frameworks:manage')
  @Post('parts/:kind/:code')
  async write(
    @CurrentActor() actor: Actor,
    @Param() { id, ...name }: PartAddress,
    @Body() body: FormBody,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.save(actor, await this.parts.of(id, name), body, reply);
  }

  @Can('frameworks:manage')
  @Get('withdraw/:code')
  async ask(
    @Param() { id, code }: CompetenceAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.parts.of(id, { kind: 'competence', code });
    await this.pages.send(request, reply, (page) => <WithdrawPage page={page} sheet={sheet} />);
  }

  @Can('frameworks:manage')
  @Post('withdraw/:code')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param() { id, code }: CompetenceAddress,
    @Body() { read }: WithdrawForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.parts.withdraw(actor, await this.parts.of(id, { kind: 'competence', code }), read);
    await reply.redirect(`${draftPath(id)}?done=competenceWithdrawn`, 303);
  }

  @Can('frameworks:manage')
  @Post('restore/:code')
  async restore(
    @CurrentActor() actor: Actor,
    @Param() { id, code }: CompetenceAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.parts.restore(actor, id, code);
    await reply.redirect(`${draftPath(id)}?done=competenceRestored`, 303);
  }

  private async save(actor: Actor, sheet: PartSheet, body: FormBody, reply: FastifyReply): Promise<void> {
    const sent = this.parts.read(sheet, body);
    if (sent.faults.length > 0) {
      await this.again(reply, sent, REFUSED);
      return;
    }
    try {
      const saved = await this.parts.save(actor, sent, typeof body.read === 'string' ? body.read : '');
      if ('sheet' in saved) await this.again(reply, saved, CONFLICT);
      else await reply.redirect(`${draftPath(saved.id)}?done=profileSaved`, 303);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'not-found') throw error;
      await this.again(reply, { ...sent, faults: [{ field: fieldOf(error, sent), fault: error.code }] }, REFUSED);
    }
  }

  private async again(reply: FastifyReply, sent: SentPart, status: number): Promise<void> {
    await this.pages.send(reply.request, reply, (page) => <PartPage page={page} sent={sent} />, status);
  }
}

/** Where the rule of the room was broken; the first field where it names none that the form has. */
function fieldOf({ details }: DomainError, { sheet: { fields } }: SentPart): string {
  const { field } = details;
  const known = ['code', ...fields.words];
  return typeof field === 'string' && known.includes(field) ? field : `${fields.texts[0]?.field ?? 'title'}-de`;
}
