import type { FastifyInstance, FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';
import type { Env } from '../config/env.js';

/** Deeper than any request of ours; recursion over it ends long before the stack does. */
const DEPTH_LIMIT = 32;

/**
 * Refuses requests of a shape that only serves to keep the process busy, before anything walks over them: too many fields
 * in the query or the form, JSON that is nested too deeply. @throws DomainError `too-many-fields`, `nested-too-deeply`
 */
export function checkShapes(fastify: FastifyInstance, { REQUEST_MAX_FIELDS: limit }: Env): void {
  fastify.addHook('preValidation', async (request: FastifyRequest) => {
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    if (fieldsOf(request.query) > limit || (isForm && fieldsOf(request.body) > limit)) {
      throw new DomainError('too-many-fields', 'malformed', { limit });
    }
    if (!isForm && isDeeperThan(request.body, DEPTH_LIMIT)) {
      throw new DomainError('nested-too-deeply', 'malformed', { limit: DEPTH_LIMIT });
    }
    return Promise.resolve();
  });
}

function fieldsOf(form: unknown): number {
  return Object.values(form ?? {}).reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : 1), 0);
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}
