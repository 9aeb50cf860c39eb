import { Module } from '@nestjs/common';

import { PlatformModule } from './platform/platform.module.js';

/** Names the rooms, in the order in which they may look at each other. */
@Module({ imports: [PlatformModule] })
export class AppModule {}
