import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { AccountsModule } from '../accounts/index.js';
import { ProblemPages } from '../platform/http/problem-pages.js';
import { AccountPagesModule } from './account/account.module.js';
import { AdminOverviewPagesModule } from './admin-overview/admin-overview.module.js';
import { AdminPagesModule } from './admin/admin.module.js';
import { AuditPagesModule } from './audit/audit.module.js';
import { CataloguePagesModule } from './catalogue/catalogue.module.js';
import { DistributionPagesModule } from './distribution/distribution.module.js';
import { EmployeePagesModule } from './employee/employee.module.js';
import { ExchangePagesModule } from './exchange/exchange.module.js';
import { FrameworkPagesModule } from './frameworks/frameworks.module.js';
import { HrPagesModule } from './hr/hr.module.js';
import { InsightPagesModule } from './insights/insights.module.js';
import { ItemPagesModule } from './items/items.module.js';
import { LegalPagesModule } from './legal/legal.module.js';
import { KeyPagesModule } from './keys/keys.module.js';
import { LedgerPagesModule } from './ledger/ledger.module.js';
import { JobPagesModule } from './jobs/jobs.module.js';
import { PathPagesModule } from './path/path-pages.module.js';
import { ProfilePagesModule } from './profiles/profiles.module.js';
import { RequestPagesModule } from './requests/requests.module.js';
import { ProgrammePagesModule } from './programmes/programmes.module.js';
import { MyDataPagesModule } from './my-data/my-data.module.js';
import { RedistributionPagesModule } from './redistribution/redistribution.module.js';
import { SignOnPagesModule } from './sign-on/sign-on.module.js';
import { TallyPagesModule } from './tallies/tallies.module.js';
import { PeoplePagesModule } from './people/people.module.js';
import { RightsPagesModule } from './rights/rights.module.js';
import { serveAssets } from './shared/assets.js';
import { LanguageController } from './shared/language.controller.js';
import { OidcController } from './shared/oidc.controller.js';
import { Pages } from './shared/pages.service.js';
import { showProblem } from './shared/show-problem.js';
import { SignInWaysService } from './shared/sign-in-ways.service.js';
import { SignInController } from './shared/sign-in.controller.js';

@Module({
  imports: [
    AccountsModule,
    AccountPagesModule,
    MyDataPagesModule,
    RightsPagesModule,
    PeoplePagesModule,
    EmployeePagesModule,
    PathPagesModule,
    HrPagesModule,
    RequestPagesModule,
    AdminOverviewPagesModule,
    AdminPagesModule,
    ProgrammePagesModule,
    DistributionPagesModule,
    RedistributionPagesModule,
    LedgerPagesModule,
    TallyPagesModule,
    CataloguePagesModule,
    ExchangePagesModule,
    JobPagesModule,
    AuditPagesModule,
    FrameworkPagesModule,
    ProfilePagesModule,
    ItemPagesModule,
    LegalPagesModule,
    SignOnPagesModule,
    KeyPagesModule,
    InsightPagesModule,
  ],
  controllers: [LanguageController, SignInController, OidcController],
  providers: [Pages, SignInWaysService],
})
export class PortalModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly pages: Pages,
    private readonly problems: ProblemPages,
  ) {}

  async onModuleInit(): Promise<void> {
    this.problems.provide((error, request, reply) => showProblem(this.pages, error, request, reply));
    const server = (this.host.httpAdapter as { getInstance?: () => unknown } | undefined)?.getInstance?.();
    if (server !== undefined) await serveAssets(server as NestFastifyApplication);
  }
}
