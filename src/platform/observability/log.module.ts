import { randomUUID } from 'node:crypto';

import { LoggerModule } from 'nestjs-pino';

import { Env } from '../config/env.js';

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
}

/** An error without what the database was told: its parameters and details may hold personal data. */
function withoutData({ type, message, stack }: LoggedError): LoggedError {
  return { type, message, stack };
}

/** One JSON line per event. Headers, bodies and query strings are left out: they may hold personal data. */
export const LogModule = LoggerModule.forRootAsync({
  inject: [Env],
  useFactory: (env: Env) => ({
    pinoHttp: {
      level: env.LOG_LEVEL,
      genReqId: () => randomUUID(),
      autoLogging: { ignore: (request) => request.url?.startsWith('/health') === true },
      serializers: {
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: url.split('?')[0],
        }),
        err: withoutData,
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      },
    },
  }),
});
