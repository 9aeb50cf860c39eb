import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { ChecksModule } from '../../checks/index.js';
import { HrPagesModule } from '../hr/hr.module.js';
import { Pages } from '../shared/pages.service.js';
import { PeoplePageController } from './people.controller.js';
import { StaffSheets } from './people.service.js';
import { ReleasedPageController } from './released.controller.js';
import { SignOutPageController } from './sign-out.controller.js';

/** Where HR looks after the employees of its municipality. */
@Module({
  imports: [AccountsModule, ChecksModule, HrPagesModule],
  controllers: [PeoplePageController, ReleasedPageController, SignOutPageController],
  providers: [Pages, StaffSheets],
})
export class PeoplePagesModule {}
