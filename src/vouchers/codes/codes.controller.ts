import { Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiBasicAuth, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import { PlatformsService } from '../../courses/index.js';
import type { Actor, MachineActor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { CurrentMachine } from '../../platform/auth/current-machine.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { CodeChecks } from './code-checks.service.js';
import { CodeResponse, CourseLinkResponse } from './codes.dto.js';
import { CourseAccess } from './course-access.service.js';

@ApiController('', 'vouchers')
export class CodesController {
  constructor(
    private readonly codes: CodeChecks,
    private readonly access: CourseAccess,
    private readonly platforms: PlatformsService,
  ) {}

  @Reveals('voucher-code')
  @Can('voucher-codes:check')
  @ApiOperation({ operationId: 'checkVoucherCode', summary: 'For course providers: is this code good, and for what' })
  @ApiBasicAuth()
  @ApiOkResponse({ type: CodeResponse })
  @Get('voucher-codes/:code')
  async check(@CurrentMachine() machine: MachineActor, @Param('code') code: string): Promise<CodeResponse> {
    return this.codes.check(await this.platforms.calling(machine), code);
  }

  @Can('vouchers:redeem')
  @ApiOperation({ operationId: 'getCourseLink', summary: 'Where the course of the own redeemed voucher begins' })
  @ApiOkResponse({ type: CourseLinkResponse })
  @Get('vouchers/:id/course-link')
  link(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CourseLinkResponse> {
    return this.access.linkFor(actor, id);
  }
}
