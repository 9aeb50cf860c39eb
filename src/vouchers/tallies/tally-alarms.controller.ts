import { Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { TallyAlarmQuery, TallyAlarmResponse } from './tallies.dto.js';
import { TallyAlarms } from './tally-alarms.service.js';

@ApiController('tally-alarms', 'programmes')
export class TallyAlarmsController {
  constructor(private readonly alarms: TallyAlarms) {}

  @Can('alarms:manage')
  @ApiOperation({ operationId: 'listTallyAlarms', summary: 'Where ledger, tables and tally did not agree' })
  @ApiOkResponse({ type: [TallyAlarmResponse] })
  @Get()
  list(@Query() { programmeId }: TallyAlarmQuery): Promise<readonly TallyAlarmResponse[]> {
    return this.alarms.list(programmeId ?? null);
  }

  @Can('alarms:manage')
  @ApiOperation({ operationId: 'clearTallyAlarm', summary: 'Look again, and clear the alarm if its cause is gone' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post(':id/clear')
  async clear(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.alarms.clear(actor, id);
  }
}
