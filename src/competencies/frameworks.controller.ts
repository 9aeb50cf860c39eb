import { Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Can } from '../platform/auth/can.decorator.js';
import { ApiController } from '../platform/http/api-controller.js';
import { sendFile } from '../platform/http/file-reply.js';
import {
  FrameworkExportQuery,
  FrameworkList,
  FrameworkViewResponse,
  StatementPage,
  StatementsQuery,
} from './frameworks.dto.js';
import { FrameworksService } from './frameworks.service.js';

@ApiController('frameworks')
export class FrameworksController {
  constructor(private readonly frameworks: FrameworksService) {}

  @Can('frameworks:read')
  @ApiOperation({ operationId: 'listFrameworks', summary: 'Competence frameworks' })
  @ApiOkResponse({ type: FrameworkList })
  @Get()
  async list(): Promise<FrameworkList> {
    return { items: await this.frameworks.list(), next: null };
  }

  @Can('frameworks:read')
  @ApiOperation({
    operationId: 'listCompetencies',
    summary: 'Levels, areas and competences of a framework, with the text of every level',
  })
  @ApiOkResponse({ type: FrameworkViewResponse })
  @Get(':id/competencies')
  competencies(@Param('id', ParseUUIDPipe) id: string): Promise<FrameworkViewResponse> {
    return this.frameworks.view(id);
  }

  @Can('frameworks:read')
  @ApiOperation({
    operationId: 'exportFramework',
    summary: 'The whole framework as a file that an import reads: a package of 1EdTech CASE 1.1, or the own format',
  })
  @ApiOkResponse({ description: 'docs/formats.md', content: { 'application/json': { schema: { type: 'object' } } } })
  @Get(':id/export')
  async export(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { format }: FrameworkExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.frameworks.export(id, format));
  }

  @Can('frameworks:read')
  @ApiOperation({
    operationId: 'listStatements',
    summary: 'Competence statements and learning outcomes of a framework, by code',
  })
  @ApiOkResponse({ type: StatementPage })
  @Get(':id/statements')
  statements(@Param('id', ParseUUIDPipe) id: string, @Query() query: StatementsQuery): Promise<StatementPage> {
    return this.frameworks.statements(id, query);
  }
}
