import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/index.js';
import { ChecksModule } from '../checks/index.js';
import { MunicipalitiesModule } from '../municipalities/index.js';
import { PathsModule } from '../paths/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { VouchersModule } from '../vouchers/index.js';
import { DemoCommands } from './demo.commands.js';
import { DemoChecks } from './demo-checks.service.js';
import { DemoEmployee } from './demo-employee.service.js';
import { DemoSeed } from './demo-seed.service.js';

/** The last room: it looks at all others, and nobody looks at it. */
@Module({
  imports: [MunicipalitiesModule, AccountsModule, ProfilesModule, ChecksModule, PathsModule, VouchersModule],
  providers: [DemoSeed, DemoEmployee, DemoChecks, DemoCommands],
})
export class DemoModule {}
