import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { HrPagesModule } from '../hr/hr.module.js';
import { Pages } from '../shared/pages.service.js';
import { AuditPageController } from './audit.controller.js';

@Module({ imports: [AccountsModule, HrPagesModule], controllers: [AuditPageController], providers: [Pages] })
export class AuditPagesModule {}
