import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { editedMeanwhile, preconditionNeeded } from './http-errors.js';

/** The document as it is, with its revision as the reply's entity tag: sent with every read and write of it. */
export function tagged<Document extends { readonly revision: number }>(
  reply: FastifyReply,
  document: Document,
): Document {
  reply.header('etag', `"${document.revision}"`);
  return document;
}

/** The version that the caller read, from `If-Match`. Without it 428; `*` or nonsense never matches (412). */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw preconditionNeeded();
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw editedMeanwhile();
  return Number(version);
});
