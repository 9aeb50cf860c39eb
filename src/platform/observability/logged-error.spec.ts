import { loggedError } from './logged-error.js';

describe('an error in the logs', () => {
  it('of PostgreSQL says what was broken, and nothing that it was told', () => {
    const message = 'invalid input syntax for type uuid: "Erika Muster"';
    const stack = `QueryFailedError: ${message}\n    at run (transaction.js:1:1)`;
    const raw = Object.assign(new Error(message), { severity: 'ERROR', code: '22P02', table: 'persons' });
    expect(loggedError({ type: 'QueryFailedError', message, stack, raw })).toEqual({
      type: 'QueryFailedError',
      message: 'PostgreSQL 22P02 persons',
      stack: '    at run (transaction.js:1:1)',
    });
  });

  it('of ours stays as it is', () => {
    const error = { type: 'TypeError', message: 'x is not a function', stack: 'TypeError: x is not a function' };
    expect(loggedError(error)).toEqual(error);
  });
});
