import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import { Can } from '../../platform/auth/can.decorator.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { NeedReportResponse } from './needs.dto.js';
import { NeedsService } from './needs.service.js';

@ApiController('needs')
export class NeedsController {
  constructor(private readonly needs: NeedsService) {}

  @Can('allotments:read')
  @ApiOperation({
    operationId: 'needReport',
    summary: 'Persons with a gap per municipality at the end of the last quarter, as far as it may be published',
  })
  @ApiOkResponse({ type: NeedReportResponse })
  @Get()
  latest(): Promise<NeedReportResponse> {
    return this.needs.latest();
  }
}
