import { Body, Delete, Get, HttpCode, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { MembershipEnds } from '../memberships/membership-ends.service.js';
import { MemberSessions } from './member-sessions.service.js';
import { LeaveBody, RoleQuery, StaffPage, StaffQuery } from './staff.dto.js';
import { Staff } from './staff.service.js';

@ApiController('', 'people')
export class StaffController {
  constructor(
    private readonly staff: Staff,
    private readonly ends: MembershipEnds,
    private readonly sessions: MemberSessions,
  ) {}

  @Reveals('staff')
  @Can('people:read')
  @ApiOperation({ operationId: 'listPeople', summary: 'The employees of a municipality, for its HR' })
  @ApiOkResponse({ type: StaffPage })
  @Get('people')
  list(@CurrentActor() actor: Actor, @Query() query: StaffQuery): Promise<StaffPage> {
    return this.staff.page(actor, query);
  }

  @Can('people:manage')
  @ApiOperation({ operationId: 'leaveMunicipality', summary: 'Somebody leaves the municipality, or its HR office' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Put('municipalities/:id/people/:personId/leaving')
  leave(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) municipalityId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() { role, lastDay }: LeaveBody,
  ): Promise<void> {
    return this.ends.leave(actor, { municipalityId, personId, role }, lastDay);
  }

  @Can('people:manage')
  @ApiOperation({ operationId: 'stayInMunicipality', summary: 'Take a planned end back, until its day is over' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete('municipalities/:id/people/:personId/leaving')
  stay(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) municipalityId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Query() { role }: RoleQuery,
  ): Promise<void> {
    return this.ends.stay(actor, { municipalityId, personId, role });
  }

  @Can('people:manage')
  @ApiOperation({ operationId: 'endMemberSessions', summary: 'Sign somebody out everywhere' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete('municipalities/:id/people/:personId/sessions')
  signOut(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) municipalityId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
  ): Promise<void> {
    return this.sessions.endAll(actor, municipalityId, personId);
  }
}
