import { BullModule } from '@nestjs/bull';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Env } from '../config/env.js';
import { JobEntity } from './job.entity.js';
import { JobQueue } from './job.queue.js';
import { JobRepository } from './job.repository.js';
import { JobRunner } from './job.runner.js';
import { JobScheduleEntity } from './job-schedule.entity.js';
import { JobScheduleRepository } from './job-schedule.repository.js';
import { JobScheduler } from './job.scheduler.js';
import { JobSweeper } from './job.sweeper.js';
import { JobTransport, QUEUE } from './job.transport.js';
import { JobWorker } from './job.worker.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';

@Global()
@Module({
  imports: [
    DiscoveryModule,
    TypeOrmModule.forFeature([JobEntity, JobScheduleEntity]),
    BullModule.forRootAsync({
      inject: [Env],
      useFactory: (env: Env) => ({ url: env.REDIS_URL, prefix: env.QUEUE_PREFIX }),
    }),
    BullModule.registerQueue({ name: QUEUE }),
  ],
  controllers: [JobsController],
  providers: [
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
  exports: [JobQueue, JobTransport, JobRepository, JobWorker, JobsService],
})
export class QueueModule {}
