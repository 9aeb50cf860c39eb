import { Body, Get, Param, ParseUUIDPipe, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { IfMatch, tagged } from '../platform/http/etag.js';
import { HalfLivesInput, HalfLivesResponse } from './half-lives.dto.js';
import { HalfLivesService } from './half-lives.service.js';

@ApiController('frameworks/:id/half-lives', 'matching')
export class HalfLivesController {
  constructor(private readonly halfLives: HalfLivesService) {}

  @Can('frameworks:read')
  @ApiOperation({ operationId: 'getHalfLives', summary: 'How fast evidence on the competences of a framework ages' })
  @ApiOkResponse({ type: HalfLivesResponse })
  @Get()
  async get(
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HalfLivesResponse> {
    return tagged(reply, await this.halfLives.get(id));
  }

  @Can('profiles:manage')
  @ApiOperation({ operationId: 'setHalfLives', summary: 'Decide how fast evidence ages (If-Match)' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag that was read' })
  @ApiOkResponse({ type: HalfLivesResponse })
  @Put()
  async set(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
    @Body() input: HalfLivesInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HalfLivesResponse> {
    return tagged(reply, await this.halfLives.set(actor, id, revision, input));
  }
}
