import { Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import { Can } from '../platform/auth/can.decorator.js';
import { ApiController } from '../platform/http/api-controller.js';
import { ProfileImpactResponse } from './impact.dto.js';
import { ImpactService } from './impact.service.js';

@ApiController('profiles/:id/impact', 'profiles')
export class ImpactController {
  constructor(private readonly impact: ImpactService) {}

  @Can('profiles:manage')
  @ApiOperation({
    operationId: 'profileImpact',
    summary: 'How many persons would gain or lose a "met" by publishing this profile',
  })
  @ApiOkResponse({ type: ProfileImpactResponse })
  @Get()
  get(@Param('id', ParseUUIDPipe) id: string): Promise<ProfileImpactResponse> {
    return this.impact.of(id);
  }
}
