import { HttpException } from '@nestjs/common';

import type { ErrorDetails } from '../../kernel/domain-error.js';

/** 428: a document is written without saying which version was read. */
export function preconditionNeeded(): HttpException {
  return new HttpException('precondition-needed', 428);
}

/** 429: too many attempts in a short time. */
export class TooManyRequests extends HttpException {
  constructor(readonly retryAfterSeconds: number) {
    super('too-many-requests', 429);
  }
}

/** @param retryAfterSeconds after which it is worth trying again */
export function tooManyRequests(retryAfterSeconds = 60): HttpException {
  return new TooManyRequests(retryAfterSeconds);
}

/** 412: somebody else wrote the document since it was read. The details may hold the document as it is now. */
export class EditedMeanwhile extends HttpException {
  constructor(readonly details: ErrorDetails = {}) {
    super('edited-meanwhile', 412);
  }
}

export function editedMeanwhile(details?: ErrorDetails): HttpException {
  return new EditedMeanwhile(details);
}
