import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { HrPagesModule } from '../hr/hr.module.js';
import { Pages } from '../shared/pages.service.js';
import { PeoplePageController } from './people.controller.js';
import { StaffSheets } from './people.service.js';

/** Where HR looks after the employees of its municipality. */
@Module({
  imports: [AccountsModule, HrPagesModule],
  controllers: [PeoplePageController],
  providers: [Pages, StaffSheets],
})
export class PeoplePagesModule {}
