import { applyDecorators, Body, Get, HttpCode, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ApiBasicAuth, ApiBody, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { MachineActor } from '../../kernel/actor.js';
import { Can, Public } from '../../platform/auth/can.decorator.js';
import { CurrentMachine } from '../../platform/auth/current-machine.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { BodyLimit } from '../../platform/http/body-limit.js';
import { XAPI_LIMITS, XAPI_VERSION } from '../domain/xapi/limits.js';
import { PlatformsService } from '../platforms/platforms.service.js';
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
  constructor(
    private readonly statements: StatementsService,
    private readonly platforms: PlatformsService,
  ) {}

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
  async send(@CurrentMachine() machine: MachineActor, @Body() body: unknown): Promise<readonly string[]> {
    return this.statements.take(await this.platforms.calling(machine), body);
  }

  @Can('xapi:write')
  @ApiOperation({ operationId: 'putStatement', summary: 'One statement under the id that the caller gives it' })
  @ApiBody({ schema: { type: 'object' } })
  @ApiNoContentResponse()
  @Spoken()
  @HttpCode(204)
  @Put('statements')
  async put(
    @CurrentMachine() machine: MachineActor,
    @Query() { statementId }: StatementQuery,
    @Body() body: unknown,
  ): Promise<void> {
    return this.statements.put(await this.platforms.calling(machine), statementId, body);
  }
}
