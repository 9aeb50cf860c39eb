import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import { Can } from '../../platform/auth/can.decorator.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { StandingsQuery, StandingsResponse } from './agreement-overview.dto.js';
import { AgreementOverview } from './agreement-overview.service.js';

@ApiController('works-agreements')
export class AgreementOverviewController {
  constructor(private readonly overview: AgreementOverview) {}

  @Can('agreements:oversee')
  @ApiOperation({
    operationId: 'listWorksAgreements',
    summary: 'Where an agreement is in force, and where it is missing',
  })
  @ApiOkResponse({ type: StandingsResponse })
  @Get()
  list(@Query() query: StandingsQuery): Promise<StandingsResponse> {
    return this.overview.list(query);
  }
}
