import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { ReleasesService } from './releases.service.js';
import { ReleaseShape, ResultResponse } from './results.dto.js';
import { ResultsService } from './results.service.js';

@ApiController('checks')
export class ResultsController {
  constructor(
    private readonly results: ResultsService,
    private readonly releases: ReleasesService,
  ) {}

  @Can('self:read')
  @ApiOperation({ operationId: 'getResult', summary: 'A result: my own, or one that is released to my HR office' })
  @ApiOkResponse({ type: ResultResponse })
  @Get(':id/result')
  get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ResultResponse> {
    return this.results.get(actor, id);
  }

  @Can('results:release')
  @ApiOperation({ operationId: 'releaseResult', summary: 'Release my result to the HR office of the municipality' })
  @ApiOkResponse({ type: ReleaseShape })
  @Put(':id/release')
  release(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReleaseShape,
  ): Promise<ReleaseShape> {
    return this.releases.release(actor, id, body);
  }

  @Can('results:release')
  @ApiOperation({ operationId: 'revokeRelease', summary: 'Take a release back' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':id/release')
  revoke(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.releases.revoke(actor, id);
  }
}
