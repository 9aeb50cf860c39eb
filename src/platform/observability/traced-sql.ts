import { context, type Span, SpanKind, trace, type Tracer } from '@opentelemetry/api';
import { Client } from 'pg';

import { failed } from './spans.js';

type Answered = (error: unknown, result?: unknown) => void;
type Query = (this: Client, ...call: unknown[]) => unknown;

/**
 * Connections whose statements are spans of the work that asks for them. What nobody asked for, such as the look for
 * overdue jobs, is no trace of its own.
 */
export function tracedClient(tracer: Tracer): typeof Client {
  class TracedClient extends Client {}
  const plain = Client.prototype.query as Query;
  const traced: Query = function (...call) {
    const text = textOf(call[0]);
    if (text === undefined || trace.getSpan(context.active()) === undefined) return plain.apply(this, call);
    const summary = summaryOf(text);
    const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': summary };
    const span = tracer.startSpan(summary, { kind: SpanKind.CLIENT, attributes });
    return spanned(span, call, (all) => plain.apply(this, [...all]));
  };
  TracedClient.prototype.query = traced as typeof Client.prototype.query;
  return TracedClient;
}

/** pg answers by a callback, when one is given, else by a promise. */
function spanned(span: Span, call: readonly unknown[], ask: (call: readonly unknown[]) => unknown): unknown {
  const ended = (error?: unknown): void => {
    if (error) failed(span, error);
    span.end();
  };
  const answered = call.at(-1);
  if (typeof answered === 'function') {
    const heard: Answered = (error, result) => {
      ended(error);
      (answered as Answered)(error, result);
    };
    return ask([...call.slice(0, -1), heard]);
  }
  const answer = ask(call) as Promise<unknown>;
  answer.then(() => {
    ended();
  }, ended);
  return answer;
}

/** Undefined for what is no statement but a stream of its own. */
function textOf(asked: unknown): string | undefined {
  if (typeof asked === 'string') return asked;
  const { text, submit } = asked as { readonly text?: unknown; readonly submit?: unknown };
  return typeof text === 'string' && submit === undefined ? text : undefined;
}

/** What a statement does and the first table that it names: `SELECT jobs`. Its text may hold ids, its values anything. */
export function summaryOf(text: string): string {
  const [does = 'SQL'] = /[a-z]+/i.exec(text) ?? [];
  const table = /\b(?:from|into|update)\s+(?:only\s+)?"?([a-z_]+)/i.exec(text)?.[1];
  return [does.toUpperCase(), ...(table === undefined ? [] : [table])].join(' ');
}
