import { createRequire } from 'node:module';
import path from 'node:path';

import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const A_DAY_SECONDS = 24 * 60 * 60;

/** Serves KERN's style sheets and fonts from its package, and our own. */
export async function serveAssets(app: NestFastifyApplication): Promise<void> {
  const kern = path.dirname(createRequire(import.meta.url).resolve('@kern-ux/native/package.json'));
  const maxAge = A_DAY_SECONDS * 1000;
  await app.register(fastifyStatic, {
    root: path.join(kern, 'dist'),
    prefix: '/assets/kern/',
    maxAge,
    decorateReply: false,
  });
  await app.register(fastifyStatic, {
    root: path.join(import.meta.dirname, 'assets'),
    prefix: '/assets/',
    maxAge,
    decorateReply: false,
  });
}
