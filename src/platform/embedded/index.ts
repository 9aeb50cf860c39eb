export { EmbeddedServerError, type EmbeddedServer } from './embedded-server.js';
export { startPostgres, type PostgresOptions } from './postgres.js';
export { startRedis, type RedisOptions } from './redis.js';
export { signalWhenOrphaned } from './processes.js';
