import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const A_DAY_SECONDS = 24 * 60 * 60;

const ASSETS = path.join(import.meta.dirname, 'assets');

/** Where browsers find the style sheet of all pages, which the build makes. Other rules have another address: a page never meets old ones. */
export const STYLE_SHEET = `/assets/styles.css?v=${contentHash(path.join(ASSETS, 'styles.css'))}`;

/** Serves KERN's fonts from its package, and our own files. */
export async function serveAssets(app: NestFastifyApplication): Promise<void> {
  const kern = path.dirname(createRequire(import.meta.url).resolve('@kern-ux/native/package.json'));
  const maxAge = A_DAY_SECONDS * 1000;
  await app.register(fastifyStatic, {
    root: path.join(kern, 'dist', 'fonts'),
    prefix: '/assets/fonts/',
    maxAge,
    decorateReply: false,
  });
  await app.register(fastifyStatic, {
    root: ASSETS,
    prefix: '/assets/',
    maxAge,
    decorateReply: false,
  });
}

function contentHash(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 12);
}
