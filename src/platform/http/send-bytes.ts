import type { FastifyReply } from 'fastify';

import { byteRangeOf } from './byte-range.js';

interface Content {
  readonly type: string;
  readonly bytes: Buffer;
  /** Hexadecimal. */
  readonly sha256: string;
}

/**
 * Sends bytes that never change and that somebody else made: browsers keep them, take them for nothing but their type
 * (`nosniff`), and run nothing in them (every answer with a disposition is confined). Players of sound and film ask for a part at a time.
 */
export async function sendBytes(
  reply: FastifyReply,
  { type, bytes, sha256 }: Content,
  rangeHeader?: string,
): Promise<void> {
  const range = byteRangeOf(rangeHeader, bytes.length);
  reply.headers({
    'content-type': type,
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    etag: `"${sha256}"`,
  });
  if (range === undefined) await reply.send(bytes);
  else if (range === 'unsatisfiable') await reply.status(416).header('content-range', `bytes */${bytes.length}`).send();
  else {
    reply.header('content-range', `bytes ${range.first}-${range.last}/${bytes.length}`);
    await reply.status(206).send(bytes.subarray(range.first, range.last + 1));
  }
}
