import { applyDecorators, Body, Get, HttpCode, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ApiBasicAuth, ApiBody, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import { Can, Public } from '../../platform/auth/can.decorator.js';
import { CurrentMachine } from '../../platform/auth/current-machine.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { BodyLimit } from '../../platform/http/body-limit.js';
import type { PlatformActor } from '../domain/course-platform.js';
import { XAPI_LIMITS, XAPI_VERSION } from '../domain/xapi/limits.js';
import { StatementsService } from './statements.service.js';
import { VersionGuard } from './version.guard.js';
import { AboutResponse, StatementQuery } from './xapi.dto.js';

const Spoken = (): MethodDecorator =>
  applyDecorators(
    UseGuards(VersionGuard),
    BodyLimit(XAPI_LIMITS.bytes),
    ApiBasicAuth(),
    ApiHeader({ name: 'X-Experience-API-Version', required: true, schema: { type: 'string', example: XAPI_VERSION } }),
  );

/** Receives statements of xAPI 1.0.3. It is no store to read from: docs/formats.md says what it takes. */
@ApiController('xapi')
export class XapiController {
  constructor(private readonly statements: StatementsService) {}

  @Public()
  @ApiOperation({ operationId: 'aboutXapi', summary: 'The version of xAPI that is spoken' })
  @ApiOkResponse({ type: AboutResponse })
  @Get('about')
  about(): AboutResponse {
    return { version: [XAPI_VERSION] };
  }

  @Can('xapi:write')
  @ApiOperation({ operationId: 'sendStatements', summary: 'One statement or up to 500: all are taken, or none' })
  @ApiBody({ schema: { oneOf: [{ type: 'object' }, { type: 'array', items: { type: 'object' }, maxItems: 500 }] } })
  @ApiOkResponse({ schema: { type: 'array', items: { type: 'string', format: 'uuid' } }, description: 'Their ids' })
  @Spoken()
  @HttpCode(200)
  @Post('statements')
  send(@CurrentMachine() platform: PlatformActor, @Body() body: unknown): Promise<readonly string[]> {
    return this.statements.take(platform, body);
  }

  @Can('xapi:write')
  @ApiOperation({ operationId: 'putStatement', summary: 'One statement under the id that the caller gives it' })
  @ApiBody({ schema: { type: 'object' } })
  @ApiNoContentResponse()
  @Spoken()
  @HttpCode(204)
  @Put('statements')
  put(
    @CurrentMachine() platform: PlatformActor,
    @Query() { statementId }: StatementQuery,
    @Body() body: unknown,
  ): Promise<void> {
    return this.statements.put(platform, statementId, body);
  }
}
