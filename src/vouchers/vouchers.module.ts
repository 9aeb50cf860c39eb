import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccountsModule } from '../accounts/index.js';
import { CoursesModule } from '../courses/index.js';
import { MatchingModule } from '../matching/index.js';
import { MunicipalitiesModule } from '../municipalities/index.js';
import { Captions } from './captions.service.js';
import { CodesModule } from './codes/codes.module.js';
import {
  DISTRIBUTION_CONTROLLERS,
  DISTRIBUTION_ENTITIES,
  DISTRIBUTION_EXPORTS,
  DISTRIBUTION_PROVIDERS,
} from './distribution/distribution.parts.js';
import { Departures } from './departures.service.js';
import { AssignmentsService } from './holdings/assignments.service.js';
import { BulkAssignmentsService } from './holdings/bulk-assignments.service.js';
import { CourseCompletions } from './holdings/course-completions.js';
import { VoucherDesk } from './holdings/voucher-desk.service.js';
import { VoucherExpiry } from './holdings/voucher-expiry.service.js';
import { VoucherMoves } from './holdings/voucher-moves.service.js';
import { VoucherEntity } from './holdings/voucher.entity.js';
import { VouchersController } from './holdings/vouchers.controller.js';
import { VouchersProcessor } from './holdings/vouchers.processor.js';
import { VouchersRepository } from './holdings/vouchers.repository.js';
import { VouchersService } from './holdings/vouchers.service.js';
import { LedgerEntryEntity } from './ledger/ledger-entry.entity.js';
import { LedgerExportsService } from './ledger/ledger-exports.service.js';
import { LedgerInspectionService } from './ledger/ledger-inspection.service.js';
import { LedgerKeyEntity } from './ledger/ledger-key.entity.js';
import { LedgerKeysRepository } from './ledger/ledger-keys.repository.js';
import { LedgerKeysService } from './ledger/ledger-keys.service.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { LedgerRepository } from './ledger/ledger.repository.js';
import { LedgerService } from './ledger/ledger.service.js';
import { MAILS_PROVIDERS } from './mails/mails.parts.js';
import { Reminders } from './mails/reminders.service.js';
import { Movers } from './movers.service.js';
import { OfferEntity } from './offers/offer.entity.js';
import { OffersController } from './offers/offers.controller.js';
import { OFFERS_PROVIDERS } from './offers/offers.parts.js';
import { OfferLists } from './offers/offer-lists.service.js';
import { VoucherOffers } from './offers/offers.service.js';
import { AllotmentEntity } from './programmes/allotment.entity.js';
import { AllotmentsRepository } from './programmes/allotments.repository.js';
import { AllotmentsService } from './programmes/allotments.service.js';
import { CourseOffers } from './programmes/course-offers.service.js';
import { ProgrammeCourseEntity } from './programmes/programme-course.entity.js';
import { ProgrammeEntity } from './programmes/programme.entity.js';
import { ProgrammeDraftsController } from './programmes/programme-drafts.controller.js';
import { ProgrammeDrafts } from './programmes/programme-drafts.service.js';
import { ProgrammeEndsController } from './programmes/programme-ends.controller.js';
import { ProgrammeEnds } from './programmes/programme-ends.service.js';
import { ProgrammeRules } from './programmes/programme-rules.service.js';
import { ProgrammesProcessor } from './programmes/programmes.processor.js';
import { ProgrammesController } from './programmes/programmes.controller.js';
import { ProgrammesRepository } from './programmes/programmes.repository.js';
import { ProgrammesService } from './programmes/programmes.service.js';
import { BulkDecisions } from './requests/bulk-decisions.service.js';
import { RequestDesk } from './requests/request-desk.service.js';
import {
  REDISTRIBUTION_CONTROLLERS,
  REDISTRIBUTION_ENTITIES,
  REDISTRIBUTION_EXPORTS,
  REDISTRIBUTION_PROVIDERS,
} from './redistribution/redistribution.parts.js';
import { RequestLapses } from './requests/request-lapses.service.js';
import { RequestMoves } from './requests/request-moves.service.js';
import { RequestEntity } from './requests/request.entity.js';
import { RequestsController } from './requests/requests.controller.js';
import { WaitingChanges } from './requests/waiting-changes.service.js';
import { WaitingChangesRepository } from './requests/waiting-changes.repository.js';
import { WaitingLists } from './requests/waiting-lists.service.js';
import { WaitingMarks } from './requests/waiting-marks.service.js';
import { WaitingMoves } from './requests/waiting-moves.service.js';
import { WaitingNews } from './requests/waiting-news.service.js';
import { WaitingProcessor } from './requests/waiting.processor.js';
import { WaitingRepository } from './requests/waiting.repository.js';
import { RequestsRepository } from './requests/requests.repository.js';
import { RequestsService } from './requests/requests.service.js';
import { SettlementsController } from './settlements/settlements.controller.js';
import { SettlementsRepository } from './settlements/settlements.repository.js';
import { SettlementsService } from './settlements/settlements.service.js';
import { TalliesController } from './tallies/tallies.controller.js';
import { TalliesProcessor } from './tallies/tallies.processor.js';
import { TalliesRepository } from './tallies/tallies.repository.js';
import { TalliesService } from './tallies/tallies.service.js';
import { TallyAlarmEntity } from './tallies/tally-alarm.entity.js';
import { TallyAlarmsController } from './tallies/tally-alarms.controller.js';
import { TallyAlarmsRepository } from './tallies/tally-alarms.repository.js';
import { TallyAlarms } from './tallies/tally-alarms.service.js';
import { TallyMarks } from './tallies/tally-marks.service.js';
import { TallySumsRepository } from './tallies/tally-sums.repository.js';
import { TallySums } from './tallies/tally-sums.service.js';
import { VouchersPersonalData } from './vouchers-personal-data.repository.js';
import { TallyReportRepository } from './tallies/tally-report.repository.js';
import { TallyReports } from './tallies/tally-report.service.js';
import { TallyEntity } from './tallies/tally.entity.js';
import { UsageRepository } from './usage/usage.repository.js';
import { UsageService } from './usage/usage.service.js';

const PROGRAMMES = [
  ...[ProgrammesService, ProgrammesRepository, AllotmentsService, AllotmentsRepository, CourseOffers],
  ...[ProgrammeRules, ProgrammeDrafts, ProgrammeEnds, ProgrammesProcessor],
  ...[SettlementsService, SettlementsRepository],
];
const REQUESTS = [
  ...[RequestsService, RequestsRepository, RequestMoves, RequestLapses, BulkDecisions, RequestDesk],
  ...[WaitingMoves, WaitingLists, WaitingMarks, WaitingNews, WaitingRepository, WaitingProcessor],
  ...[WaitingChanges, WaitingChangesRepository],
];
const HOLDINGS = [
  ...[VouchersService, VouchersRepository, VoucherMoves, AssignmentsService],
  ...[VoucherExpiry, VouchersProcessor, CourseCompletions, BulkAssignmentsService, VoucherDesk],
];
const LEDGER = [
  ...[LedgerService, LedgerRepository, LedgerKeysService, LedgerKeysRepository],
  ...[LedgerExportsService, LedgerInspectionService],
];
const TALLIES = [TalliesService, TalliesRepository, TalliesProcessor, TallyMarks, TallyAlarms, TallyAlarmsRepository];
const REPORTS = [TallyReports, TallyReportRepository, TallySums, TallySumsRepository, UsageService, UsageRepository];

@Module({
  imports: [
    CodesModule,
    MunicipalitiesModule,
    AccountsModule,
    CoursesModule,
    MatchingModule,
    TypeOrmModule.forFeature([
      ...[ProgrammeEntity, ProgrammeCourseEntity, AllotmentEntity, ...DISTRIBUTION_ENTITIES],
      ...REDISTRIBUTION_ENTITIES,
      ...[RequestEntity, OfferEntity, VoucherEntity, LedgerEntryEntity, LedgerKeyEntity, TallyEntity, TallyAlarmEntity],
    ]),
  ],
  controllers: [
    ...[ProgrammeDraftsController, ProgrammeEndsController, SettlementsController],
    ...[ProgrammesController, ...DISTRIBUTION_CONTROLLERS, LedgerController, TalliesController, TallyAlarmsController],
    ...[RequestsController, OffersController, VouchersController, ...REDISTRIBUTION_CONTROLLERS],
  ],
  providers: [
    Movers,
    Captions,
    Departures,
    VouchersPersonalData,
    ...MAILS_PROVIDERS,
    ...PROGRAMMES,
    ...DISTRIBUTION_PROVIDERS,
    ...REDISTRIBUTION_PROVIDERS,
    ...REQUESTS,
    ...OFFERS_PROVIDERS,
    ...HOLDINGS,
    ...LEDGER,
    ...TALLIES,
    ...REPORTS,
  ],
  exports: [
    ...[ProgrammesService, ProgrammeEnds, AllotmentsService, ...DISTRIBUTION_EXPORTS, RequestsService],
    ...REDISTRIBUTION_EXPORTS,
    ...[ProgrammeDrafts, SettlementsService, TallySums],
    ...[VouchersService, TalliesService, TallyAlarms, TallyReports, LedgerInspectionService],
    ...[
      RequestDesk,
      WaitingChanges,
      VoucherDesk,
      VoucherOffers,
      OfferLists,
      BulkDecisions,
      BulkAssignmentsService,
      UsageService,
    ],
    Reminders,
  ],
})
export class VouchersModule {}
