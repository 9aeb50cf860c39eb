import { Delete } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { OwnChecks } from './own-checks.service.js';

class ErasedChecksResponse {
  @ApiProperty({ description: 'Checks that were erased, with answers, results and releases' })
  readonly erased!: number;
}

@ApiController('me/checks', 'checks')
export class OwnChecksController {
  constructor(private readonly checks: OwnChecks) {}

  @Can('self:write')
  @ApiOperation({
    operationId: 'eraseMyChecks',
    summary: 'Erase my checks with answers, results and releases; the account and its vouchers stay',
  })
  @ApiOkResponse({ type: ErasedChecksResponse })
  @Delete()
  erase(@CurrentActor() actor: Actor): Promise<ErasedChecksResponse> {
    return this.checks.erase(actor);
  }
}
