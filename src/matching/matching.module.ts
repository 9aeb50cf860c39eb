import { Module } from '@nestjs/common';

import { ChecksModule } from '../checks/index.js';
import { CompetenciesModule } from '../competencies/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { MatchingController } from './matching.controller.js';
import { MatchingService } from './matching.service.js';
import { WaitingService } from './waiting.service.js';

@Module({
  imports: [CompetenciesModule, ProfilesModule, ChecksModule],
  controllers: [MatchingController],
  providers: [MatchingService, WaitingService],
  exports: [MatchingService, WaitingService],
})
export class MatchingModule {}
