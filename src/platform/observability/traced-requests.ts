import { context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { contextOf } from './spans.js';

/**
 * A span for each request, from its first byte to the end of its answer; the work of the route runs inside of it. The
 * route's pattern stands for the address, the id is the one in the log.
 * @param continues whether a trace may begin at the caller, which is then a proxy that we trust
 */
export function traceRequests(fastify: FastifyInstance, tracer: Tracer, continues: boolean): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { url: route = 'none' } = request.routeOptions;
    if (!route.startsWith('/health/')) spans.set(request, begin(tracer, request, { route, continues }));
    done();
  });
  // After the body has been read: what reads a stream does not carry the span on.
  fastify.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span === undefined) done();
    else context.with(trace.setSpan(ROOT_CONTEXT, span), done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}

function begin(
  tracer: Tracer,
  { id, method, headers }: FastifyRequest,
  { route, continues }: { readonly route: string; readonly continues: boolean },
): Span {
  const { traceparent } = headers;
  const given = continues && typeof traceparent === 'string' ? traceparent : null;
  const attributes = { 'http.request.method': method, 'http.route': route, 'lernlotse.request.id': id };
  return tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, contextOf(given));
}
