import { Global, Module } from '@nestjs/common';

import { Env } from '../config/env.js';
import { LogModule } from './log.module.js';
import { Metrics } from './metrics.js';
import { Tracing } from './tracing.js';

/** OpenTelemetry is loaded by whoever sends traces, and by nobody else. */
async function tracingFor(env: Env): Promise<Tracing> {
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return new Tracing();
  const { OpenTelemetry } = await import('./open-telemetry.js');
  return new OpenTelemetry(env);
}

/** What an operator sees of a process: its log, its figures, and the way that its work takes. */
@Global()
@Module({
  imports: [LogModule],
  providers: [Metrics, { provide: Tracing, inject: [Env], useFactory: tracingFor }],
  exports: [Metrics, Tracing],
})
export class ObservabilityModule {}
