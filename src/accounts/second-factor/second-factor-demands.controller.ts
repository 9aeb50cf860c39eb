import { Body, Get, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { DemandBody, DemandResponse } from './second-factor.dto.js';
import { SecondFactorDemands } from './second-factor-demands.service.js';

@ApiController('', 'auth')
export class SecondFactorDemandsController {
  constructor(private readonly demands: SecondFactorDemands) {}

  @Can('second-factor:demand')
  @ApiOperation({ operationId: 'getAdminFactorDemand', summary: 'Whether admins must show a second factor' })
  @ApiOkResponse({ type: DemandResponse })
  @Get('second-factor-demand')
  ofAdmins(): Promise<DemandResponse> {
    return this.demands.of(null);
  }

  @Can('second-factor:demand')
  @ApiOperation({ operationId: 'setAdminFactorDemand', summary: 'Demand a second factor of all admins, or no longer' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Put('second-factor-demand')
  setForAdmins(@CurrentActor() actor: Actor, @Body() { isDemanded }: DemandBody): Promise<void> {
    return this.demands.set(actor, null, isDemanded);
  }

  @Can('second-factor:demand')
  @ApiOperation({ operationId: 'getHrFactorDemand', summary: 'Whether HR there must show a second factor' })
  @ApiOkResponse({ type: DemandResponse })
  @Get('municipalities/:id/second-factor-demand')
  ofHr(@Param('id', ParseUUIDPipe) id: string): Promise<DemandResponse> {
    return this.demands.of(id);
  }

  @Can('second-factor:demand')
  @ApiOperation({ operationId: 'setHrFactorDemand', summary: 'Demand a second factor of HR there, or no longer' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Put('municipalities/:id/second-factor-demand')
  setForHr(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { isDemanded }: DemandBody,
  ): Promise<void> {
    return this.demands.set(actor, id, isDemanded);
  }
}
