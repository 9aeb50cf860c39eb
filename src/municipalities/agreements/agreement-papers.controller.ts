import { Get, Header, Param, ParseUUIDPipe, Put, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { AgreementAnnexes } from './agreement-annex.service.js';
import { AgreementDocuments } from './agreement-documents.service.js';
import { AgreementHistories } from './agreement-histories.service.js';
import { AgreementHistoryResponse, AnnexQuery, DocumentResponse, VersionQuery } from './agreement-papers.dto.js';
import { pdfFile } from './pdf-file.js';
import { readDocument } from './document-upload.js';

const DOCUMENT_FORM = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary', description: 'A PDF of at most 10 MiB' } },
  },
};
const PDF = { schema: { type: 'string', format: 'binary' } };

/** The papers around an agreement: the signed document, the annex and the history. */
@ApiController('municipalities/:id/works-agreement', 'works-agreements')
export class AgreementPapersController {
  constructor(
    private readonly documents: AgreementDocuments,
    private readonly annexes: AgreementAnnexes,
    private readonly histories: AgreementHistories,
  ) {}

  @Can('agreements:read')
  @ApiOperation({
    operationId: 'listWorksAgreementVersions',
    summary: 'Every version, newest first, and what it changed',
  })
  @ApiOkResponse({ type: AgreementHistoryResponse })
  @Get('versions')
  async versions(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<AgreementHistoryResponse> {
    return { items: await this.histories.of(actor, id, localeOf(request)) };
  }

  @Can('agreements:record')
  @ApiOperation({
    operationId: 'storeWorksAgreementDocument',
    summary: 'Keep the signed document of the newest version',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody(DOCUMENT_FORM)
  @ApiOkResponse({ type: DocumentResponse })
  @Put('document')
  async store(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { version }: VersionQuery,
    @Req() request: FastifyRequest,
  ): Promise<DocumentResponse> {
    const { name, bytes } = await readDocument(request);
    return this.documents.attach(actor, id, { name, bytes, version });
  }

  @Can('agreements:read')
  @ApiOperation({
    operationId: 'getWorksAgreementDocument',
    summary: 'The signed document, for everybody who works there',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse(PDF)
  @Header('cache-control', 'no-store')
  @Get('document')
  async document(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { version }: VersionQuery,
  ): Promise<StreamableFile> {
    return pdfFile(await this.documents.download(actor, id, version));
  }

  @Can('agreements:read')
  @ApiOperation({ operationId: 'getWorksAgreementAnnex', summary: 'What the program keeps to, as an accessible PDF' })
  @ApiProduces('application/pdf')
  @ApiOkResponse(PDF)
  @Header('cache-control', 'no-store')
  @Get('annex')
  async annex(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { version, language }: AnnexQuery,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    return pdfFile(await this.annexes.print(actor, id, { version, locale: language ?? localeOf(request) }));
  }
}
