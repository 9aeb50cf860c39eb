import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { AgreementDocuments, AgreementsService, readDocument } from '../../municipalities/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AgreementEndPage, endable } from './agreement-end.page.js';
import { AgreementDesk } from './agreement-desk.service.js';
import { atDesk, DeskField } from './desk-bar.js';
import { EndAgreementForm } from './hr.forms.js';

/** What happens to an agreement besides recording and confirming: its document, and its end. */
@PageController('hr/agreement')
export class AgreementMovesController {
  constructor(
    private readonly desk: AgreementDesk,
    private readonly agreements: AgreementsService,
    private readonly documents: AgreementDocuments,
    private readonly pages: Pages,
  ) {}

  /** A version that was read on the page gets its document; `municipality` and `version` stand in the form. */
  @Can('agreements:record')
  @Post('document')
  async store(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { fields, name, bytes } = await readDocument(request);
    const { municipality } = (await this.desk.at(actor, fields.get('municipality'), localeOf(request))).desk;
    const version = Number(fields.get('version'));
    await this.documents.attach(actor, municipality.id, { name, bytes, version });
    await reply.redirect(`/hr/agreement?municipality=${municipality.id}&done=agreementDocumentStored`, 303);
  }

  @Can('agreements:end')
  @Get('end')
  async question(
    @CurrentActor() actor: Actor,
    @Query('municipality') named: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { desk, stand } = await this.desk.at(actor, named, localeOf(request));
    const agreement = endable(stand.versions);
    const [action, back] = ['/hr/agreement/end', atDesk('/hr/agreement', desk)];
    const fields = <DeskField desk={desk} />;
    await this.pages.send(request, reply, (page) => AgreementEndPage({ page, agreement, action, back, fields }));
  }

  @Can('agreements:end')
  @Post('end')
  async end(
    @CurrentActor() actor: Actor,
    @Body() { municipality, ...end }: EndAgreementForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.agreements.end(actor, municipality, end);
    await reply.redirect(`/hr/agreement?municipality=${municipality}&done=agreementEnded`, 303);
  }
}
