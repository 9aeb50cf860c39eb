import { randomUUID } from 'node:crypto';

import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';

import { Env, readEnv } from '../config/env.js';
import { NOBODY, withinScope } from '../database/tenant-scope.js';
import { logRequests } from '../observability/request-log.js';
import { Tracing } from '../observability/tracing.js';
import { applyBodyLimit } from './body-limit.js';
import { drainPolitely } from './draining.js';
import { prefixCookies } from './own-cookies.js';
import { ProblemFilter } from './problem.filter.js';
import { noteReadable } from './readable-addresses.js';
import { measureRequests } from './request-metrics.js';
import { checkShapes } from './request-shape.js';
import { confineFile, headersWithoutHook, helmetOptions } from './security-headers.js';

/** How often Node looks for requests that are late; a request may take so much longer than its limit. */
const LATE_CHECK_MS = 1_000;

/** JSON under the names of protocols that are spoken here; the limits of its size are those of other JSON. */
const JSON_OF_PROTOCOLS = ['application/scim+json'];

/**
 * Errors before a route, such as a body that is no JSON, are answered by our filter; Nest would replace it too late for
 * the routes and with a warning, so its own handler is not taken.
 */
class Adapter extends FastifyAdapter {
  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.getInstance();
  }
}

/** The HTTP process, ready to listen: security headers, cookies, uploads within limits, orderly shutdown. */
export async function createApplication(root: Type): Promise<NestFastifyApplication> {
  const env = readEnv();
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    app.get(ProblemFilter).answer(error, request, reply);
  };
  const adapter = new Adapter({
    ...limitsOf(env),
    trustProxy: env.TRUSTED_PROXIES.length > 0 ? [...env.TRUSTED_PROXIES] : false,
    forceCloseConnections: 'idle',
    // What arrives on an open connection while the process ends is served: nobody may have to send it twice.
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    // What the router itself refuses, such as an address that is no text, reaches no other handler and no hook.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      answer(error, request, reply.headers(headersWithoutHook(env)));
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.getHttpAdapter().getInstance().setErrorHandler(answer);
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', applyBodyLimit);
  noteReadable(fastify);
  fastify.addContentTypeParser(
    JSON_OF_PROTOCOLS,
    { parseAs: 'string' },
    fastify.getDefaultJsonParser('error', 'error'),
  );
  // After the body has been read: what reads a stream does not carry the scope on.
  fastify.addHook('preHandler', (_request, _reply, done) => {
    withinScope(NOBODY, done);
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    confineFile(reply);
    done();
  });
  prefixCookies(fastify, env);
  checkShapes(fastify, env);
  fastify.server.maxConnections = env.MAX_CONNECTIONS;
  app.get(Tracing).requests(app);
  measureRequests(app);
  drainPolitely(app);
  logRequests(fastify);
  await registerPlugins(app, app.get(Env));
  app.enableShutdownHooks();
  return app;
}

/** Whoever sends too much, or too slowly, is cut off: 413, 431 or 408. */
function limitsOf(env: Env) {
  return {
    bodyLimit: env.REQUEST_MAX_BYTES,
    requestTimeout: env.REQUEST_SECONDS * 1000,
    keepAliveTimeout: env.KEEP_ALIVE_SECONDS * 1000,
    connectionTimeout: env.SILENCE_SECONDS * 1000,
    http: {
      maxHeaderSize: env.REQUEST_MAX_HEADER_BYTES,
      headersTimeout: env.HEADERS_SECONDS * 1000,
      connectionsCheckingInterval: LATE_CHECK_MS,
    },
  };
}

async function registerPlugins(app: NestFastifyApplication, env: Env): Promise<void> {
  await app.register(fastifyCompress);
  await app.register(fastifyCookie, { secret: env.LERNLOTSE_SECRET });
  await app.register(fastifyMultipart, {
    limits: { fileSize: env.IMPORT_MAX_BYTES, files: 1, fields: 10, fieldSize: 4096 },
  });
  await app.register(fastifyHelmet, helmetOptions(env));
}
