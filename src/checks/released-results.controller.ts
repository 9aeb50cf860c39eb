import { Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../kernel/actor.js';
import { Reveals } from '../platform/audit/reveals.decorator.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { ReleasedResultList, ReleasedResultsQuery } from './released-results.dto.js';
import { ReleasedResults } from './released-results.service.js';

@ApiController('released-results', 'checks')
export class ReleasedResultsController {
  constructor(private readonly released: ReleasedResults) {}

  @Reveals('released-results')
  @Can('results:read-released')
  @ApiOperation({ operationId: 'listReleasedResults', summary: 'Results that persons have released to my HR office' })
  @ApiOkResponse({ type: ReleasedResultList })
  @Header('cache-control', 'no-store')
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() { municipalityId }: ReleasedResultsQuery,
  ): Promise<ReleasedResultList> {
    return { items: await this.released.list(actor, municipalityId) };
  }
}
