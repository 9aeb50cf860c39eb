import { Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import { InstrumentDraftsService } from '../../competencies/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { JobStarted } from '../../platform/queue/jobs.dto.js';
import { CalibrationService } from './calibration.service.js';
import { InstrumentImpactResponse, InstrumentList, QualityReportResponse } from './instruments.dto.js';
import { QualityService } from './quality.service.js';

@ApiController('instruments')
export class InstrumentsController {
  constructor(
    private readonly drafts: InstrumentDraftsService,
    private readonly quality: QualityService,
    private readonly calibration: CalibrationService,
  ) {}

  @Can('instruments:manage')
  @ApiOperation({ operationId: 'listInstruments', summary: 'Versions of all item banks, proposals too' })
  @ApiOkResponse({ type: InstrumentList })
  @Get()
  async list(): Promise<InstrumentList> {
    return { items: await this.drafts.list() };
  }

  @Can('instruments:manage')
  @ApiOperation({ operationId: 'itemQuality', summary: 'The newest quality report of a version' })
  @ApiOkResponse({ type: QualityReportResponse })
  @Get(':id/quality')
  report(@Param('id', ParseUUIDPipe) id: string): Promise<QualityReportResponse> {
    return this.quality.report(id);
  }

  @Can('instruments:manage')
  @ApiOperation({
    operationId: 'assessItemQuality',
    summary: 'Make the report of the last quarter, as a background job',
  })
  @ApiAcceptedResponse({ type: JobStarted })
  @HttpCode(202)
  @Post(':id/quality')
  assess(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<JobStarted> {
    return this.quality.ask(actor, id);
  }

  @Can('instruments:manage')
  @ApiOperation({
    operationId: 'calibrateInstrument',
    summary: 'Estimate parameters anew and propose a version, as a background job',
  })
  @ApiAcceptedResponse({ type: JobStarted })
  @HttpCode(202)
  @Post(':id/calibration')
  calibrate(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<JobStarted> {
    return this.calibration.ask(actor, id);
  }

  @Can('instruments:manage')
  @ApiOperation({ operationId: 'instrumentImpact', summary: 'What a proposed version would change' })
  @ApiOkResponse({ type: InstrumentImpactResponse })
  @Get(':id/impact')
  impact(@Param('id', ParseUUIDPipe) id: string): Promise<InstrumentImpactResponse> {
    return this.calibration.impact(id);
  }

  @Can('instruments:manage')
  @ApiOperation({ operationId: 'publishInstrument', summary: 'Let new checks use a proposed version' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post(':id/publish')
  publish(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.drafts.publish(actor, id);
  }

  @Can('instruments:manage')
  @ApiOperation({ operationId: 'discardInstrument', summary: 'Throw a proposed version away' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':id')
  discard(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.drafts.discard(actor, id);
  }
}
