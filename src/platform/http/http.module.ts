import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';

import { Draining } from './draining.js';
import { EventStreams } from './event-streams.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';
import { Idempotency } from './idempotency.js';
import { IdempotencyProcessor } from './idempotency.processor.js';
import { ProblemFilter } from './problem.filter.js';
import { ProblemDialects } from './problem-dialects.js';
import { ProblemPages } from './problem-pages.js';
import { SecurityTextController } from './security-text.controller.js';
import { validationPipe } from './validation.pipe.js';

@Global()
@Module({
  controllers: [HealthController, SecurityTextController],
  providers: [
    Draining,
    EventStreams,
    HealthService,
    Idempotency,
    IdempotencyProcessor,
    ProblemFilter,
    ProblemDialects,
    ProblemPages,
    { provide: APP_FILTER, useExisting: ProblemFilter },
    { provide: APP_PIPE, useFactory: validationPipe },
  ],
  exports: [EventStreams, Idempotency, ProblemDialects, ProblemFilter, ProblemPages],
})
export class HttpModule {}
