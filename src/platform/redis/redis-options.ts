import type { RedisOptions } from 'ioredis';

import type { ServersEnv } from '../config/servers.env.js';

/** Sentinels that all are away are asked again after this. */
const ASK_AGAIN_MS = 1_000;

/** Every connection of the product to Redis: to the server of REDIS_URL, or to whichever the Sentinels call the primary one. */
export function redisOptions(env: ServersEnv): RedisOptions {
  const { hostname, port, username, password, pathname, protocol } = new URL(env.REDIS_URL);
  const account: RedisOptions = {
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
    db: Number(pathname.slice(1)),
    ...(protocol === 'rediss:' && { tls: {} }),
  };
  if (env.REDIS_SENTINELS.length > 0) return { ...account, ...sentinelOptions(env) };
  return { ...account, host: bare(hostname), port: Number(port || '6379') };
}

/**
 * A primary that has become a replica refuses to be written to: the Sentinels are asked anew. What was refused is not sent again:
 * the sweeper announces what was not announced.
 */
function sentinelOptions({ REDIS_SENTINELS, REDIS_SENTINEL_NAME, REDIS_SENTINEL_PASSWORD }: ServersEnv): RedisOptions {
  return {
    name: REDIS_SENTINEL_NAME,
    sentinels: REDIS_SENTINELS.map((one) => {
      const { hostname, port } = new URL(`redis://${one}`);
      return { host: bare(hostname), port: Number(port) };
    }),
    ...(REDIS_SENTINEL_PASSWORD !== undefined && { sentinelPassword: REDIS_SENTINEL_PASSWORD }),
    sentinelRetryStrategy: () => ASK_AGAIN_MS,
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  };
}

/** An IPv6 address without the brackets that it has in an address line. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
