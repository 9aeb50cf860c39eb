import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import { Can } from '../platform/auth/can.decorator.js';
import { ApiController } from '../platform/http/api-controller.js';
import { CoverageMapResponse, CoverageQuery } from './coverage.dto.js';
import { CoverageService } from './coverage.service.js';

@ApiController('courses/coverage')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Can('courses:manage')
  @ApiOperation({
    operationId: 'coverageMap',
    summary: 'Per competence and step the published courses, and the persons who wait for one',
  })
  @ApiOkResponse({ type: CoverageMapResponse })
  @Get()
  map(@Query() { frameworkId }: CoverageQuery): Promise<CoverageMapResponse> {
    return this.coverage.map(frameworkId);
  }
}
