import { Global, Module } from '@nestjs/common';

import { LogModule } from './log.module.js';
import { Metrics } from './metrics.js';

/** What an operator sees of a process: its log and its figures. */
@Global()
@Module({ imports: [LogModule], providers: [Metrics], exports: [Metrics] })
export class ObservabilityModule {}
