import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { editedMeanwhile, preconditionNeeded } from './http-errors.js';

/** The entity tag of a document's version, sent with every read and write of it. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/** The version that the caller read, from `If-Match`. Without it 428; `*` or nonsense never matches (412). */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw preconditionNeeded();
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw editedMeanwhile();
  return Number(version);
});
