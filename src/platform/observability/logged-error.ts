export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string | undefined;
}

interface FromDatabase {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly table?: unknown;
  readonly severity?: unknown;
}

/**
 * An error as it may stand in a log: without what the database was told. PostgreSQL repeats values in its messages, so of
 * its errors only their code, table and constraint are kept, and of the stack the places.
 */
export function loggedError(error: LoggedError & { readonly raw?: object }): LoggedError {
  const { type, message, stack } = error;
  const { code, constraint, table, severity } = (error.raw ?? error) as FromDatabase;
  if (severity === undefined && type !== 'QueryFailedError') return { type, message, stack };
  const facts = [code, table, constraint].filter((fact) => typeof fact === 'string');
  const places = stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { type, message: ['PostgreSQL', ...facts].join(' '), stack: places?.join('\n') };
}
