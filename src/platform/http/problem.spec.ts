import { QueryFailedError } from 'typeorm';

import { failureOf } from './problem.js';

describe('What PostgreSQL could not do becomes a named answer', () => {
  it.each([
    ['the statement took too long', '57014', 'took-too-long', 5],
    ['the disk is full', '53100', 'database-disk-full', 60],
    ['the memory is full', '53200', 'database-memory-full', 5],
    ['no connection is left', '53300', 'not-ready', 1],
  ])('when %s: not now, and when to ask again', (_, sqlState, code, retryAfter) => {
    expect(failureOf(failed({ code: sqlState }))).toEqual({ status: 503, code, details: {}, retryAfter });
  });

  it.each([
    ['a broken constraint', { code: '23505', constraint: 'one_open_voucher' }, 409, 'one-open-voucher'],
    ['two that wait for each other', { code: '40P01' }, 409, 'busy-try-again'],
    ['a value that cannot be read', { code: '22P02' }, 400, 'request-malformed'],
    ['a column that does not exist', { code: '42703' }, 500, 'internal'],
  ])('when it was %s', (_, driverError, status, code) => {
    expect(failureOf(failed(driverError))).toEqual({ status, code, details: {} });
  });

  it('when no connection of the pool became free', () => {
    const error = new Error('timeout exceeded when trying to connect');
    expect(failureOf(error)).toEqual({ status: 503, code: 'not-ready', details: {}, retryAfter: 1 });
  });
});

function failed(driverError: object): QueryFailedError {
  return new QueryFailedError('SELECT 1', [], Object.assign(new Error('refused'), driverError));
}
