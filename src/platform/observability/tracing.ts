import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';

export interface TracedJob {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  /** The work that asked for it: what `current` answered there. */
  readonly traceParent: string | null;
}

/**
 * Follows work from the request over its SQL to the jobs that it asks for. As it stands here it is switched off and does
 * nothing; with OTEL_EXPORTER_OTLP_ENDPOINT `open-telemetry.ts` takes its place.
 */
export class Tracing {
  /** The kind of connection to PostgreSQL that is to be used. */
  readonly client: typeof Client = Client;

  /** Where the current work stands in its trace, to be given along to work elsewhere: a W3C `traceparent`. */
  current(): string | null {
    return null;
  }

  /** Does the work of one attempt of a job. */
  job<T>(_job: TracedJob, work: () => Promise<T>): Promise<T> {
    return work();
  }

  /** Follows every request that the application answers, except questions about health. */
  requests(_app: NestFastifyApplication): void {
    // switched off
  }
}
