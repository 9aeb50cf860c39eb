import { Module } from '@nestjs/common';

import { AccountsModule } from '../../accounts/index.js';
import { ChecksModule } from '../../checks/index.js';
import { CompetenciesModule } from '../../competencies/index.js';
import { CoursesModule } from '../../courses/index.js';
import { MatchingModule } from '../../matching/index.js';
import { MunicipalitiesModule } from '../../municipalities/index.js';
import { PathsModule } from '../../paths/index.js';
import { ProfilesModule } from '../../profiles/index.js';
import { CodesModule, VouchersModule } from '../../vouchers/index.js';
import { Pages } from '../shared/pages.service.js';
import { HrPagesModule } from '../hr/hr.module.js';
import { AgreementReadController } from './agreement.controller.js';
import { CheckStartController } from './check-start.controller.js';
import { CheckStartService } from './check-start.service.js';
import { CompletionPageController } from './completion.controller.js';
import { CompletionStands } from './completion.service.js';
import { CourseController } from './course.controller.js';
import { CoursePageService } from './course.service.js';
import { MatchesController } from './matches.controller.js';
import { MatchesPageService } from './matches.service.js';
import { NamesService } from './names.service.js';
import { NoticePageController } from './notice.controller.js';
import { OffersService } from './offers.service.js';
import { PostController } from './post.controller.js';
import { PostPageService } from './post.service.js';
import { PracticePageController } from './practice.controller.js';
import { PracticePageService } from './practice.service.js';
import { QuestionController } from './question.controller.js';
import { ReplacementController } from './replacement.controller.js';
import { ResultController } from './result.controller.js';
import { ResultPageService } from './result.service.js';
import { ResultsPageController } from './results.controller.js';
import { ResultsPageService } from './results.service.js';
import { StartController } from './start.controller.js';
import { StartService } from './start.service.js';
import { VouchersPageController } from './vouchers.controller.js';
import { VoucherPageService } from './vouchers.service.js';
import { WorkplacesService } from './workplaces.service.js';

/** What employees see: from the choice of the post to the voucher. */
@Module({
  imports: [
    ...[MunicipalitiesModule, AccountsModule, CompetenciesModule, ProfilesModule, ChecksModule],
    ...[MatchingModule, CoursesModule, VouchersModule, CodesModule, PathsModule],
    HrPagesModule,
  ],
  controllers: [
    StartController,
    PostController,
    NoticePageController,
    CheckStartController,
    AgreementReadController,
    QuestionController,
    ReplacementController,
    PracticePageController,
    ResultController,
    ResultsPageController,
    MatchesController,
    CourseController,
    CompletionPageController,
    VouchersPageController,
  ],
  providers: [
    Pages,
    WorkplacesService,
    NamesService,
    OffersService,
    StartService,
    PostPageService,
    CheckStartService,
    PracticePageService,
    ResultPageService,
    MatchesPageService,
    ResultsPageService,
    CoursePageService,
    CompletionStands,
    VoucherPageService,
  ],
})
export class EmployeePagesModule {}
