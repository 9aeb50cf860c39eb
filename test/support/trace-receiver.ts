import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A span as OTLP tells it, in JSON. Source: opentelemetry-proto 1, trace/v1. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly status: { readonly code?: number };
  readonly attributes: Readonly<Record<string, string | number>>;
}

export interface TraceReceiver {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** Everything that was received, as it came. */
  readonly bodies: readonly string[];
  /** The header that the sender was told to bring, of each request. */
  readonly keys: readonly unknown[];
  close(): Promise<void>;
}

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number | string };
}
type Told = Omit<ReceivedSpan, 'attributes'> & { readonly attributes: readonly Attribute[] };
interface Request {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Told[] }[] }[];
}

/** A receiver of OTLP over HTTP on this machine that keeps what comes. */
export async function aTraceReceiver(): Promise<TraceReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  const keys: unknown[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      bodies.push(body);
      keys.push(request.headers['x-key']);
      if (request.url === '/v1/traces') spans.push(...spansOf(JSON.parse(body) as Request));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, spans, bodies, keys },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function spansOf({ resourceSpans }: Request): readonly ReceivedSpan[] {
  const told = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  return told.map(({ attributes, ...span }) => ({ ...span, attributes: Object.fromEntries(attributes.map(asEntry)) }));
}

function asEntry({ key, value }: Attribute): readonly [string, string | number] {
  return [key, value.stringValue ?? Number(value.intValue)];
}
