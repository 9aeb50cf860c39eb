import { randomUUID } from 'node:crypto';

import { LoggerModule } from 'nestjs-pino';

import { Env } from '../config/env.js';
import { jobOfLine } from './job-context.js';
import { loggedError } from './logged-error.js';

/** One JSON line per event. Headers, bodies and query strings are left out: they may hold personal data. */
export const LogModule = LoggerModule.forRootAsync({
  inject: [Env],
  useFactory: (env: Env) => ({
    pinoHttp: {
      level: env.LOG_LEVEL,
      genReqId: () => randomUUID(),
      // request-log.ts tells of requests.
      autoLogging: false,
      mixin: jobOfLine,
      serializers: {
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: url.split('?')[0],
        }),
        err: loggedError,
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      },
    },
  }),
});
