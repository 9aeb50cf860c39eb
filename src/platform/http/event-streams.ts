import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { tooManyRequests } from './http-errors.js';

export interface ServerEvent {
  /** What a client sends back as `Last-Event-ID` when the connection broke. */
  readonly id?: string;
  /** The kind of event; without it, `message`. */
  readonly event?: string;
  readonly data: unknown;
}

/** Events until there are no more, or until the signal says that nobody listens. */
export type EventSource = (signal: AbortSignal) => AsyncIterable<ServerEvent>;

const STREAMS_PER_PROCESS = 200;
const STREAMS_PER_PERSON = 10;
const HEARTBEAT_MS = 15_000;
/** A client that lost its connection comes back after this. */
const RETRY_MS = 2_000;

/**
 * Server-sent events over HTTP: a sign of life every 15 seconds, an end when the source ends, nothing kept for a
 * client that has gone, at most 200 connections in a process and 10 of one person. When the process stops, all
 * streams end in order; clients come back to another process and go on after their last event.
 */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  private readonly streams = new Map<AbortController, string>();

  beforeApplicationShutdown(): void {
    this.endAll();
  }

  /** Every stream ends in order; its client comes back after the pause that it was told. */
  endAll(): void {
    for (const stream of this.streams.keys()) stream.abort();
  }

  /** Ends when the stream has ended. @throws HttpException 429 over the limits, before anything is sent */
  async send(reply: FastifyReply, personId: string, events: EventSource): Promise<void> {
    const ofPerson = [...this.streams.values()].filter((id) => id === personId).length;
    if (this.streams.size >= STREAMS_PER_PROCESS || ofPerson >= STREAMS_PER_PERSON) throw tooManyRequests();
    const gone = new AbortController();
    this.streams.set(gone, personId);
    const { raw } = reply.hijack();
    raw.once('close', () => {
      gone.abort();
    });
    const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
    try {
      raw.writeHead(200, headersOf(reply));
      raw.write(`retry: ${RETRY_MS}\n\n`);
      for await (const event of events(gone.signal)) await write(raw, event, gone.signal);
    } finally {
      clearInterval(heartbeat);
      this.streams.delete(gone);
      raw.end();
    }
  }
}

function headersOf(reply: FastifyReply): Record<string, string | number | string[] | undefined> {
  return {
    ...reply.getHeaders(),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  };
}

/** Waits for a client that reads slowly, as long as it is there. */
async function write(raw: ServerResponse, { id, event, data }: ServerEvent, signal: AbortSignal): Promise<void> {
  const lines = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(event === undefined ? [] : [`event: ${event}`]),
    `data: ${JSON.stringify(data)}`,
  ];
  if (raw.write(`${lines.join('\n')}\n\n`)) return;
  await once(raw, 'drain', { signal }).catch(() => undefined);
}
