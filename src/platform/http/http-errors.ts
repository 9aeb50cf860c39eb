import { HttpException } from '@nestjs/common';

/** 428: a document is written without saying which version was read. */
export function preconditionNeeded(): HttpException {
  return new HttpException('precondition-needed', 428);
}

/** 429: too many attempts in a short time. */
export function tooManyRequests(): HttpException {
  return new HttpException('too-many-requests', 429);
}

/** 412: somebody else wrote the document since it was read. */
export function editedMeanwhile(): HttpException {
  return new HttpException('edited-meanwhile', 412);
}
