import { setTimeout as sleep } from 'node:timers/promises';

import { Injectable, type OnModuleDestroy, ServiceUnavailableException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

import { Env } from '../config/env.js';
import { drainLeft } from './drain-left.js';
import { EventStreams } from './event-streams.js';

/** Asking for these again changes nothing, so a proxy may ask somebody else. */
const READS: readonly string[] = ['GET', 'HEAD'];
/** Whoever watches the process is answered to the end. */
const WATCHED = /^\/(health\/|metrics)/;

/**
 * The time between the signal to end and the end, in which proxies learn that nothing more should come: the process says that
 * it is not ready, streams of events end, each answer closes its connection, and what arrives nevertheless is served. Only the
 * proxy knows when it has learned: the process ends when nothing has come for a while.
 */
@Injectable()
export class Draining implements OnModuleDestroy {
  private isServing = false;
  private hasBegun = false;
  private askedAt = 0;

  constructor(
    private readonly env: Env,
    private readonly streams: EventStreams,
  ) {}

  get isUnderWay(): boolean {
    return this.hasBegun;
  }

  /** Whoever listens to nobody has nobody to wait for. */
  beginServing(): void {
    this.isServing = true;
  }

  /** Nest's first step of the end, before anything is closed. */
  async onModuleDestroy(): Promise<void> {
    if (!this.isServing) return;
    const beganAt = performance.now();
    this.hasBegun = true;
    this.askedAt = beganAt;
    this.streams.endAll();
    const limits = { quietMs: this.env.DRAIN_SECONDS * 1000, maxMs: this.env.DRAIN_MAX_SECONDS * 1000 };
    for (;;) {
      const left = drainLeft({ beganAt, askedAt: this.askedAt, now: performance.now() }, limits);
      if (left === 0) return;
      await sleep(left);
    }
  }

  /** Somebody still sends requests here; who only watches the process is not meant. */
  noteAsked({ url }: FastifyRequest): void {
    if (!WATCHED.test(url)) this.askedAt = performance.now();
  }

  /** A read is handed back untouched where the proxy then asks another process: it sends this one nothing more. */
  refuses({ method, url }: FastifyRequest): boolean {
    return this.hasBegun && this.env.DRAIN_REFUSES_READS && READS.includes(method) && !WATCHED.test(url);
  }
}

/** From the signal to end on, connections are closed by answers, never under a request. */
export function drainPolitely(app: NestFastifyApplication): void {
  const draining = app.get(Draining);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onListen', (done) => {
    draining.beginServing();
    done();
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    draining.noteAsked(request);
    if (draining.refuses(request)) done(new ServiceUnavailableException());
    else done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (draining.isUnderWay) reply.header('connection', 'close');
    done();
  });
}
