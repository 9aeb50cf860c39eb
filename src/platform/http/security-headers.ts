import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyReply } from 'fastify';

import type { Env } from '../config/env.js';
import { isByHttps } from './by-https.js';

/** Pages load what they need from here and from nowhere else; no script and no style stands in a page. */
const DIRECTIVES = {
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
};

/** What a file may do that is opened in a browser after all: nothing. */
const FILE_POLICY = "default-src 'none'; sandbox";

/** A file is no page of ours, whoever wrote it; every answer that hands one out is told apart by its disposition. */
export function confineFile(reply: FastifyReply): void {
  if (reply.hasHeader('content-disposition')) reply.header('content-security-policy', FILE_POLICY);
}

/** Only our own pages learn from where somebody comes: an error's page leads back to the form it came from. */
const REFERRER_POLICY = 'same-origin';

export function helmetOptions(env: Env): FastifyHelmetOptions {
  return {
    hsts: isByHttps(env),
    referrerPolicy: { policy: REFERRER_POLICY },
    contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
  };
}

/** The same headers for answers that no hook sees, because the router refuses the address itself. */
export function headersWithoutHook(env: Env): Readonly<Record<string, string>> {
  const policy = Object.entries(DIRECTIVES).map(([name, values]) => `${name} ${values.join(' ')}`);
  return {
    'content-security-policy': policy.join(';'),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': REFERRER_POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(isByHttps(env) && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}
