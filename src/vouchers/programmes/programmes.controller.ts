import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { tagged } from '../../platform/http/etag.js';
import { PageQuery } from '../../platform/http/pagination.js';
import { AllotmentResponse } from './allotments.dto.js';
import { AllotmentsService } from './allotments.service.js';
import { CreateProgrammeRequest } from './programme-request.dto.js';
import { ProgrammePage, ProgrammeResponse } from './programmes.dto.js';
import { ProgrammesService } from './programmes.service.js';

@ApiController('programmes')
export class ProgrammesController {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly allotments: AllotmentsService,
  ) {}

  @Can('programmes:read')
  @ApiOperation({ operationId: 'listProgrammes', summary: 'Programmes, newest first; drafts only for those concerned' })
  @ApiOkResponse({ type: ProgrammePage })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<ProgrammePage> {
    return this.programmes.page(actor, query);
  }

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'createProgramme', summary: 'A new programme, as a draft' })
  @ApiCreatedResponse({ type: ProgrammeResponse })
  @Post()
  create(@CurrentActor() actor: Actor, @Body() body: CreateProgrammeRequest): Promise<ProgrammeResponse> {
    return this.programmes.create(actor, body);
  }

  @Can('programmes:read')
  @ApiOperation({ operationId: 'getProgramme', summary: 'A programme, with its revision as ETag' })
  @ApiOkResponse({ type: ProgrammeResponse })
  @Get(':id')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeResponse> {
    return tagged(reply, await this.programmes.show(actor, id));
  }

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'openProgramme', summary: 'Open requests and assignments, after the objection window' })
  @ApiOkResponse({ type: ProgrammeResponse })
  @HttpCode(200)
  @Post(':id/open')
  open(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ProgrammeResponse> {
    return this.programmes.open(actor, id);
  }

  @Can('allotments:read')
  @ApiOperation({ operationId: 'listAllotments', summary: 'Allotments by ARS: all for admins, their own for HR' })
  @ApiOkResponse({ type: [AllotmentResponse] })
  @Get(':id/allotments')
  listAllotments(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<readonly AllotmentResponse[]> {
    return this.allotments.list(actor, id);
  }
}
