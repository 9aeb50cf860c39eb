import 'reflect-metadata';

import { ServersEnv } from '../config/servers.env.js';
import { redisOptions } from './redis-options.js';

const told = (env: Partial<ServersEnv>) => redisOptions(Object.assign(new ServersEnv(), env));

describe('A connection to Redis', () => {
  it('goes where the address says, with its user, password and number', () => {
    const options = told({ REDIS_URL: 'redis://me:a%2Fb@cache.intern:6380/3' });
    expect(options).toEqual({ username: 'me', password: 'a/b', db: 3, host: 'cache.intern', port: 6380 });
    expect(told({ REDIS_URL: 'redis://[::1]' })).toEqual({ db: 0, host: '::1', port: 6379 });
    expect(told({ REDIS_URL: 'rediss://cache.intern' })).toMatchObject({ tls: {} });
  });

  it('goes to whom the Sentinels name, with the password of the address', () => {
    const options = told({
      REDIS_URL: 'redis://:secret@anywhere/1',
      REDIS_SENTINELS: ['one.intern:26379', '[fd00::2]:26380'],
      REDIS_SENTINEL_NAME: 'queue',
      REDIS_SENTINEL_PASSWORD: 'other',
    });
    expect(options).toMatchObject({ password: 'secret', db: 1, name: 'queue', sentinelPassword: 'other' });
    expect(options.sentinels).toEqual([
      { host: 'one.intern', port: 26379 },
      { host: 'fd00::2', port: 26380 },
    ]);
    expect(options).not.toHaveProperty('host');
  });

  it('asks the Sentinels anew when what was the primary one may not be written to any more', () => {
    const { reconnectOnError } = told({ REDIS_URL: 'redis://x', REDIS_SENTINELS: ['one:1'] });
    expect(reconnectOnError?.(new Error("READONLY You can't write against a read only replica."))).toBe(true);
    expect(reconnectOnError?.(new Error('WRONGTYPE'))).toBe(false);
  });
});
