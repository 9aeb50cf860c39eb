import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type ShowProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Errors for people: whoever makes the pages says here how one is shown, and a browser gets it instead of JSON. */
@Injectable()
export class ProblemPages {
  private shown: ShowProblem | undefined;

  provide(show: ShowProblem): void {
    this.shown = show;
  }

  /** How to show an error to this caller as a page; undefined for a program, which does not ask for HTML by name. */
  for({ headers }: FastifyRequest): ShowProblem | undefined {
    return headers.accept?.includes('text/html') === true ? this.shown : undefined;
  }
}
