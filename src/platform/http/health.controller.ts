import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Public } from '../auth/can.decorator.js';
import { Env } from '../config/env.js';
import { Metrics } from '../observability/metrics.js';
import { HealthService, type Readiness } from './health.service.js';
import { assertMayReadMetrics } from './metrics-access.js';

@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthService,
    private readonly metricsOfProcess: Metrics,
    private readonly env: Env,
  ) {}

  @Public()
  @ApiOperation({ operationId: 'live', summary: 'The process runs' })
  @Get('health/live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Public()
  @ApiOperation({
    operationId: 'ready',
    summary:
      'The process reaches its database and its queue; says whether it reads from the replica, where there is one',
  })
  @Get('health/ready')
  ready(): Promise<Readiness> {
    return this.health.check();
  }

  /** @throws DomainError `metrics-not-open` without the token that METRICS_TOKEN names */
  @Public()
  @ApiOperation({
    operationId: 'metrics',
    summary: 'Figures of the process for Prometheus; with METRICS_TOKEN as bearer',
  })
  @Get('metrics')
  async metrics(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    assertMayReadMetrics(this.env, authorization);
    reply.header('content-type', this.metricsOfProcess.contentType);
    return this.metricsOfProcess.text();
  }
}
