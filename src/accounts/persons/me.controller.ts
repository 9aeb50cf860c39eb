import { Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { MeResponse } from './me.dto.js';
import { PersonsService } from './persons.service.js';

@ApiController('me')
export class MeController {
  constructor(private readonly persons: PersonsService) {}

  @Can('self:read')
  @ApiOperation({ operationId: 'me', summary: 'Who is signed in, and where they work' })
  @ApiOkResponse({ type: MeResponse })
  @Get()
  me(@CurrentActor() actor: Actor): Promise<MeResponse> {
    return this.persons.me(actor);
  }
}
