import { Module } from '@nestjs/common';

import { InsightsModule } from './insights/index.js';
import { PathsModule } from './paths/index.js';
import { PortalModule } from './portal/index.js';
import { DemoModule } from './demo/index.js';
import { AccountsModule } from './accounts/index.js';
import { ChecksModule } from './checks/index.js';
import { CompetenciesModule } from './competencies/index.js';
import { CoursesModule } from './courses/index.js';
import { MatchingModule } from './matching/index.js';
import { MunicipalitiesModule } from './municipalities/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { ProfilesModule } from './profiles/index.js';
import { VouchersModule } from './vouchers/index.js';

/** Names the rooms, in the order in which they may look at each other. */
@Module({
  imports: [
    PlatformModule,
    MunicipalitiesModule,
    AccountsModule,
    CompetenciesModule,
    ProfilesModule,
    ChecksModule,
    MatchingModule,
    CoursesModule,
    VouchersModule,
    PathsModule,
    InsightsModule,
    PortalModule,
    DemoModule,
  ],
})
export class AppModule {}
