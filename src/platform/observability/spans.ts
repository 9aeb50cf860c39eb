import {
  type Context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

const w3c = new W3CTraceContextPropagator();

/** The place in a trace that a `traceparent` names; the beginning of a new trace for none, and for anything else. */
export function contextOf(traceparent: string | null | undefined): Context {
  if (!traceparent) return ROOT_CONTEXT;
  return w3c.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter);
}

/** The `traceparent` of a place in a trace; null where nothing is traced. */
export function carried(place: Context): string | null {
  const carrier: Record<string, string> = {};
  w3c.inject(place, carrier, defaultTextMapSetter);
  return carrier.traceparent ?? null;
}

/** Ends the span with the work. */
export async function endedBy<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Marks the span as failed, by the code of the error only: a message may quote what somebody wrote. */
export function failed(span: Span, error: unknown): void {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  const kind = typeof code === 'string' ? code : name;
  span.setAttribute('error.type', typeof kind === 'string' ? kind : 'unknown');
  span.setStatus({ code: SpanStatusCode.ERROR });
}
