import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import { Can } from '../platform/auth/can.decorator.js';
import { ApiController } from '../platform/http/api-controller.js';
import { ListMunicipalitiesQuery, MunicipalityPage } from './municipalities.dto.js';
import { MunicipalitiesService } from './municipalities.service.js';

@ApiController('municipalities')
export class MunicipalitiesController {
  constructor(private readonly municipalities: MunicipalitiesService) {}

  @Can('municipalities:read')
  @ApiOperation({ operationId: 'listMunicipalities', summary: 'Administrations by name' })
  @ApiOkResponse({ type: MunicipalityPage })
  @Get()
  list(@Query() query: ListMunicipalitiesQuery): Promise<MunicipalityPage> {
    return this.municipalities.list(query);
  }
}
