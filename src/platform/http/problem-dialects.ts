import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { JsonObject } from '../../kernel/json.js';
import type { Failure } from './problem.js';

/** An error as a protocol that is not ours writes it. */
export interface SaidProblem {
  readonly status: number;
  readonly contentType: string;
  readonly body: JsonObject;
}

/** Puts a failure, with its words in the caller's language, into the protocol's own form. */
export type ProblemDialect = (failure: Failure, words: string) => SaidProblem;

/** Errors for programs that speak a protocol of their own: whoever serves it says here how one is written. */
@Injectable()
export class ProblemDialects {
  private readonly dialects = new Map<string, ProblemDialect>();

  /** @param path under which everything speaks so, such as `/scim/v2` */
  provide(path: string, dialect: ProblemDialect): void {
    this.dialects.set(path, dialect);
  }

  /** How this caller wants to hear of an error; undefined: as of any other. Also where no route was found. */
  for({ url }: Pick<FastifyRequest, 'url'>): ProblemDialect | undefined {
    return [...this.dialects].find(
      ([path]) => url === path || /^[/?]/.test(url.startsWith(path) ? url.slice(path.length) : ''),
    )?.[1];
  }
}
