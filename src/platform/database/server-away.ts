interface Coded {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly driverError?: unknown;
}

/**
 * PostgreSQL's own words for: it is being stopped (57P01), has crashed (57P02), is starting (57P03), has no connection
 * left (53300); and the network's.
 */
const AWAY: readonly string[] = [
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
];
const LOST =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Driver not Connected)/i;
/** The pool's words, which have no code, for: no connection became free within DATABASE_WAIT_SECONDS. */
const NONE_FREE = 'timeout exceeded when trying to connect';
/** A connection that broke between two statements of a transaction: TypeORM takes it away before the next one. */
const RELEASED: readonly string[] = ['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError'];

/**
 * Whether the error only says that PostgreSQL cannot be reached at the moment: nothing is known about the work, and the
 * same call with the same key may be repeated.
 */
export function isServerAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code, message, driverError } = error as Coded;
  if (typeof code === 'string' && (AWAY.includes(code) || code.startsWith('08'))) return true;
  if (typeof message === 'string' && (message === NONE_FREE || LOST.test(message))) return true;
  if (typeof name === 'string' && RELEASED.includes(name)) return true;
  return driverError !== undefined && isServerAway(driverError);
}

/** A replica gives a read up when what it reads has to go: the primary one has cleaned it away. */
export function isRecoveryConflict(error: unknown): boolean {
  return (error as Coded | null)?.code === '40001' || (error as Coded | null)?.code === '40P01';
}
