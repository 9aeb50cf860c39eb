import { BullModule } from '@nestjs/bull';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Env } from '../config/env.js';
import { redisOptions } from '../redis/redis-options.js';
import { JobEntity } from './job.entity.js';
import { JobJournalEntity } from './job-journal.entity.js';
import { JobJournalRepository } from './job-journal.repository.js';
import { JobBoard } from './job-board.service.js';
import { JobHandlers } from './job-handlers.js';
import { JobListRepository } from './job-list.repository.js';
import { JobMetrics } from './job-metrics.js';
import { JobsProcessor } from './jobs.processor.js';
import { JobQueue } from './job.queue.js';
import { JobRepository } from './job.repository.js';
import { JobRunner } from './job.runner.js';
import { JobScheduleEntity } from './job-schedule.entity.js';
import { JobScheduleRepository } from './job-schedule.repository.js';
import { JobScheduler } from './job.scheduler.js';
import { JobSweeper } from './job.sweeper.js';
import { JobTransport, MAILS_QUEUE, QUEUE } from './job.transport.js';
import { JobWorker } from './job.worker.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';

/** A Redis that is back is used again within a second, however long it was away; bull alone waits up to 20. */
const RETRY_MS = 1_000;
const pauseBeforeReconnecting = (attempt: number): number => Math.min(100 * attempt, RETRY_MS);

@Global()
@Module({
  imports: [
    DiscoveryModule,
    TypeOrmModule.forFeature([JobEntity, JobJournalEntity, JobScheduleEntity]),
    BullModule.forRootAsync({
      inject: [Env],
      useFactory: (env: Env) => ({
        prefix: env.QUEUE_PREFIX,
        redis: { ...redisOptions(env), retryStrategy: pauseBeforeReconnecting },
        settings: { retryProcessDelay: RETRY_MS },
      }),
    }),
    BullModule.registerQueue({ name: QUEUE }, { name: MAILS_QUEUE }),
  ],
  controllers: [JobsController],
  providers: [
    JobBoard,
    JobHandlers,
    JobJournalRepository,
    JobListRepository,
    JobMetrics,
    JobsProcessor,
    JobQueue,
    JobRepository,
    JobRunner,
    JobScheduler,
    JobScheduleRepository,
    JobSweeper,
    JobTransport,
    JobWorker,
    JobsService,
  ],
  exports: [JobBoard, JobQueue, JobTransport, JobRepository, JobJournalRepository, JobWorker, JobsService],
})
export class QueueModule {}
