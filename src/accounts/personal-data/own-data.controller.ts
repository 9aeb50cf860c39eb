import { Body, Delete, Get, Header, Ip } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { Erasures } from './erasures.service.js';
import { ErasureResponse, OwnDataResponse, ProofBody } from './own-data.dto.js';
import { OwnDataService } from './own-data.service.js';

@ApiController('me')
export class OwnDataController {
  constructor(
    private readonly data: OwnDataService,
    private readonly erasures: Erasures,
  ) {}

  @Can('self:read')
  @ApiOperation({ operationId: 'exportMyData', summary: 'Everything that is kept about me, from all rooms' })
  @ApiOkResponse({ type: OwnDataResponse })
  @Header('content-disposition', 'attachment; filename="lernlotse-meine-daten.json"')
  @Header('cache-control', 'no-store')
  @Get('data')
  export(@CurrentActor() actor: Actor): Promise<OwnDataResponse> {
    return this.data.export(actor);
  }

  @Can('self:write')
  @ApiOperation({
    operationId: 'eraseMe',
    summary: 'Erase my account; vouchers stay under a pseudonym. Needs my password or a code',
  })
  @ApiOkResponse({ type: ErasureResponse })
  @Delete()
  erase(@CurrentActor() actor: Actor, @Body() proof: ProofBody, @Ip() address: string): Promise<ErasureResponse> {
    return this.erasures.eraseMe(actor, proof, address);
  }
}
