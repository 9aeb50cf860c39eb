import { HttpException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';

import { DomainError, type ErrorDetails, type ErrorKind } from '../../kernel/domain-error.js';
import { SignInNeeded } from '../auth/sign-in-needed.js';
import { isServerAway } from '../database/server-away.js';
import { EditedMeanwhile, TooManyRequests } from './http-errors.js';
import { ValidationFailed, type InvalidField } from './validation.pipe.js';

/** What went wrong, before it is put into words: the code is documented in docs/problems.md. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly details: ErrorDetails;
  readonly fields?: readonly InvalidField[];
  /** Seconds after which the same request may be answered otherwise. */
  readonly retryAfter?: number;
}

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  malformed: 400,
};

/** What is away is mostly back soon. */
const AWAY_SECONDS = 1;

/**
 * What PostgreSQL could not do for want of something, by its SQLSTATE: the statement was given up after STATEMENT_SECONDS
 * (57014), the disk is full (53100), the memory is (53200). Nothing was changed; whoever asks again leaves it time: a slow
 * database some seconds, and those who have to make room a minute.
 */
const WANTING: Readonly<Record<string, Pick<Failure, 'code' | 'retryAfter'>>> = {
  '57014': { code: 'took-too-long', retryAfter: 5 },
  '53100': { code: 'database-disk-full', retryAfter: 60 },
  '53200': { code: 'database-memory-full', retryAfter: 5 },
};

const HTTP_CODES: Readonly<Record<number, string>> = {
  400: 'request-malformed',
  401: 'sign-in-needed',
  404: 'route-not-found',
  406: 'request-malformed',
  412: 'edited-meanwhile',
  413: 'file-too-large',
  415: 'content-type-not-supported',
  428: 'precondition-needed',
  429: 'too-many-requests',
  503: 'not-ready',
};

/** The only place that knows which error becomes which HTTP status. Anything unknown is a 500 without details. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DomainError) return { status: STATUS[error.kind], code: error.code, details: error.details };
  if (error instanceof ValidationFailed)
    return { status: 400, code: 'input-invalid', details: {}, fields: error.fields };
  if (error instanceof SignInNeeded) return { status: 401, code: error.code, details: {} };
  if (isServerAway(error)) return { status: 503, code: 'not-ready', details: {}, retryAfter: AWAY_SECONDS };
  if (error instanceof QueryFailedError) return brokenConstraint(error as QueryFailedError);
  return httpFailure(error);
}

interface PostgresError {
  readonly code?: string;
  readonly constraint?: string;
}

/** PostgreSQL cannot read a value: a text, number or day that is none, out of range, or holds a NUL (22021, in JSON 22P05). */
const UNREADABLE: readonly string[] = ['22P02', '22P05', '22003', '22007', '22008', '22021'];

/** A constraint is named by what it protects, and that name is the code the caller reads. */
function brokenConstraint(error: QueryFailedError): Failure {
  const { code, constraint } = error.driverError as PostgresError;
  const broken = code?.startsWith('23') === true && constraint !== undefined;
  if (broken) return { status: 409, code: constraint.replaceAll('_', '-'), details: {} };
  const wanting = WANTING[code ?? ''];
  if (wanting !== undefined) return { status: 503, details: {}, ...wanting };
  if (code === '40001' || code === '40P01' || code === '55P03')
    return { status: 409, code: 'busy-try-again', details: {} };
  if (code !== undefined && UNREADABLE.includes(code)) return { status: 400, code: 'request-malformed', details: {} };
  return { status: 500, code: 'internal', details: {} };
}

/** Fastify's names for what is too large, where its status alone would not say which limit was met. */
const TOO_LARGE: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request-too-large',
  FST_PARTS_LIMIT: 'request-too-large',
  FST_FIELDS_LIMIT: 'request-too-large',
  FST_FILES_LIMIT: 'request-too-large',
};

function httpFailure(error: unknown): Failure {
  const tooLarge = TOO_LARGE[String((error as { code?: unknown } | null)?.code)];
  if (tooLarge !== undefined) return { status: 413, code: tooLarge, details: {} };
  const status = error instanceof HttpException ? error.getStatus() : statusOfFastify(error);
  const details = error instanceof EditedMeanwhile ? error.details : {};
  const code = HTTP_CODES[status] ?? (status < 500 ? 'request-malformed' : 'internal');
  return { status, code, details, ...retryAfterOf(status, error) };
}

function retryAfterOf(status: number, error: unknown): Pick<Failure, 'retryAfter'> {
  if (error instanceof TooManyRequests) return { retryAfter: error.retryAfterSeconds };
  return status === 503 ? { retryAfter: AWAY_SECONDS } : {};
}

function statusOfFastify(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
