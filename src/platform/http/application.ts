import { randomUUID } from 'node:crypto';

import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';

import { Env, readEnv } from '../config/env.js';
import { applyBodyLimit } from './body-limit.js';
import { ProblemFilter } from './problem.filter.js';
import { measureRequests } from './request-metrics.js';

const BODY_LIMIT = 256 * 1024;

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
  const { TRUSTED_PROXIES } = readEnv();
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    app.get(ProblemFilter).answer(error, request, reply);
  };
  const adapter = new Adapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: TRUSTED_PROXIES.length > 0 ? [...TRUSTED_PROXIES] : false,
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    // What the router itself refuses, such as an address that is too long, reaches no other handler.
    frameworkErrors: answer,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.getHttpAdapter().getInstance().setErrorHandler(answer);
  app.getHttpAdapter().getInstance().addHook('onRoute', applyBodyLimit);
  measureRequests(app);
  await registerPlugins(app, app.get(Env));
  app.enableShutdownHooks();
  return app;
}

async function registerPlugins(app: NestFastifyApplication, env: Env): Promise<void> {
  await app.register(fastifyCompress);
  await app.register(fastifyCookie, { secret: env.LERNLOTSE_SECRET });
  await app.register(fastifyMultipart, {
    limits: { fileSize: env.IMPORT_MAX_BYTES, files: 1, fields: 10, fieldSize: 4096 },
  });
  await app.register(fastifyHelmet, {
    hsts: env.PUBLIC_URL?.startsWith('https:') === true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'font-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'media-src': ["'self'"],
        'script-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
  });
}
