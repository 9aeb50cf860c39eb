import { isServerAway } from './server-away.js';

describe('An error says that PostgreSQL cannot be reached', () => {
  it.each([
    ['is being stopped', { code: '57P01' }],
    ['crashed, as TypeORM wraps it', { message: 'query failed', driverError: { code: '57P02' } }],
    ['is starting', { code: '57P03' }],
    ['lost the connection', { message: 'Connection terminated unexpectedly' }],
    ['lost it before it heard for whom the next statement is', new Error('Client was closed and is not queryable')],
    ['lost it between two statements', { name: 'QueryRunnerProviderAlreadyReleasedError' }],
    ['does not listen', { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' }],
    ['reports a broken connection', { code: '08006' }],
    ['has no connection left', { driverError: { code: '53300' } }],
    ['leaves no connection of the pool free', new Error('timeout exceeded when trying to connect')],
    ['does not answer a new connection', new Error('Connection terminated due to connection timeout')],
  ])('when it %s', (_, error) => {
    expect(isServerAway(error)).toBe(true);
  });

  it.each([
    ['a broken constraint', { driverError: { code: '23505', constraint: 'one_open_voucher_per_person' } }],
    ['a mistake in our own code', new TypeError('x is not a function')],
    ['nothing', undefined],
    ['a text', 'ECONNREFUSED'],
  ])('but %s does not', (_, error) => {
    expect(isServerAway(error)).toBe(false);
  });
});
