import { randomUUID } from 'node:crypto';

import { LoggerModule } from 'nestjs-pino';

import { Env } from '../config/env.js';
import { jobOfLine } from './job-context.js';
import { loggedError } from './logged-error.js';

/** One JSON line per event. Headers, bodies and addresses are left out: they may hold personal data. */
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
        // The id leads to the line of the request, which names the route; its address may name a person.
        req: ({ id, method }: { id: string; method: string }) => ({ id, method }),
        err: loggedError,
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      },
    },
  }),
});
