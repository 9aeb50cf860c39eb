import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Env } from '../config/env.js';
import { Tracing } from '../observability/tracing.js';
import { applicationOptions } from './data-source.js';
import { PoolMetrics } from './pool-metrics.js';
import { Replica } from './replica.js';
import { SharedClock } from './shared-clock.js';
import { Transaction } from './transaction.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Env, Tracing],
      useFactory: (env: Env, { client }: Tracing) => ({
        ...applicationOptions(env, client),
        autoLoadEntities: true,
        retryAttempts: 0,
      }),
    }),
  ],
  providers: [Transaction, PoolMetrics, Replica, SharedClock],
  exports: [Transaction, Replica],
})
export class DatabaseModule {}
