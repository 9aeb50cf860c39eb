import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { collectDefaultMetrics, register } from 'prom-client';

import { Public } from '../auth/can.decorator.js';
import { HealthService } from './health.service.js';

@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {
    if (register.getSingleMetric('process_cpu_user_seconds_total') === undefined) collectDefaultMetrics();
  }

  @Public()
  @ApiOperation({ operationId: 'live', summary: 'The process runs' })
  @Get('health/live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Public()
  @ApiOperation({ operationId: 'ready', summary: 'The process reaches its database and its queue' })
  @Get('health/ready')
  ready(): Promise<{ readonly status: 'ready' }> {
    return this.health.check();
  }

  @Public()
  @ApiOperation({ operationId: 'metrics', summary: 'Figures of the process for Prometheus' })
  @Header('content-type', register.contentType)
  @Get('metrics')
  metrics(): Promise<string> {
    return register.metrics();
  }
}
