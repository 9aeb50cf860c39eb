import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { context, diag, DiagLogLevel, ROOT_CONTEXT, SpanKind, trace, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { parseKeyPairsIntoRecord } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';

import type { Env } from '../config/env.js';
import { carried, contextOf, endedBy } from './spans.js';
import { traceRequests } from './traced-requests.js';
import { tracedClient } from './traced-sql.js';
import { type TracedJob, Tracing } from './tracing.js';

/** How long a process that ends waits for a receiver that does not answer, in milliseconds. */
const FLUSH_MS = 5_000;

/**
 * Sends traces by OTLP over HTTP. What is not received is dropped, and said once in a while; the work does not wait for it.
 * Attributes are names that the program knows, ids of requests and jobs, and outcomes; never anything of a person.
 */
export class OpenTelemetry extends Tracing implements OnApplicationShutdown {
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;
  override readonly client: Tracing['client'];

  constructor(private readonly env: Env) {
    super();
    warnOfTrouble();
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    this.provider = providerFor(env);
    this.tracer = this.provider.getTracer('lernlotse');
    this.client = tracedClient(this.tracer);
  }

  override current(): string | null {
    return carried(context.active());
  }

  override job<T>({ id, name, attempts, traceParent }: TracedJob, work: () => Promise<T>): Promise<T> {
    const attributes = { 'lernlotse.job.id': id, 'lernlotse.job.name': name, 'lernlotse.job.attempt': attempts };
    const asking = contextOf(traceParent);
    const span = this.tracer.startSpan(`job ${name}`, { kind: SpanKind.CONSUMER, attributes }, asking);
    return context.with(trace.setSpan(ROOT_CONTEXT, span), () => endedBy(span, work));
  }

  override requests(app: NestFastifyApplication): void {
    const continues = this.env.TRUSTED_PROXIES.length > 0;
    traceRequests(app.getHttpAdapter().getInstance(), this.tracer, continues);
  }

  /** What is still on its way is sent before the process ends. */
  async onApplicationShutdown(): Promise<void> {
    await this.provider.forceFlush({ timeoutMillis: FLUSH_MS }).catch(() => undefined);
    await this.provider.shutdown().catch(() => undefined);
  }
}

function providerFor(env: Env): TracerProvider {
  const { OTEL_EXPORTER_OTLP_ENDPOINT = '', OTEL_EXPORTER_OTLP_HEADERS = '', OTEL_SERVICE_NAME } = env;
  const url = `${OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/+$/, '')}/v1/traces`;
  const headers = parseKeyPairsIntoRecord(OTEL_EXPORTER_OTLP_HEADERS);
  const exporter = new OTLPTraceExporter({ url, headers, timeoutMillis: FLUSH_MS });
  return new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': OTEL_SERVICE_NAME }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(env.OTEL_TRACES_SAMPLER_ARG) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
}

/** Traces that are not received are a warning of ours, in the log of the process. */
function warnOfTrouble(): void {
  const log = new Logger('OpenTelemetry');
  const warn = (): void => {
    log.warn('traces could not be sent');
  };
  const silent = (): void => undefined;
  diag.setLogger({ error: warn, warn, info: silent, debug: silent, verbose: silent }, DiagLogLevel.WARN);
}
