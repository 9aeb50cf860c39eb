import { CreatePlatform1763770000001 } from './1763770000001-create-platform.js';
import { CreateMunicipalities1763770000002 } from './1763770000002-create-municipalities.js';
import { CreateAccounts1763770000003 } from './1763770000003-create-accounts.js';
import { CreateCompetencies1763770000004 } from './1763770000004-create-competencies.js';
import { CreateProfiles1763770000005 } from './1763770000005-create-profiles.js';
import { CreateChecks1763770000006 } from './1763770000006-create-checks.js';
import { CreateCourses1763770000007 } from './1763770000007-create-courses.js';
import { CreateVouchers1763770000008 } from './1763770000008-create-vouchers.js';
import { AddSchedules1764100000001 } from './1764100000001-add-schedules.js';
import { SettleInstruments1764100000002 } from './1764100000002-settle-instruments.js';
import { AdaptChecks1764100000003 } from './1764100000003-adapt-checks.js';
import { AddItemMedia1764100000011 } from './1764100000011-add-item-media.js';
import { ReplaceAndExplainItems1764100000012 } from './1764100000012-replace-and-explain-items.js';
import { AssessItems1764100000031 } from './1764100000031-assess-items.js';
import { ConfigureAgeing1764100000051 } from './1764100000051-configure-ageing.js';
import { KeepTheCatalogue1764100000061 } from './1764100000061-keep-the-catalogue.js';
import { SearchCourses1764100000062 } from './1764100000062-search-courses.js';
import { ReportWhoWaits1764100000063 } from './1764100000063-report-who-waits.js';
import { AttestCompletions1764100000071 } from './1764100000071-attest-completions.js';
import { HearCoursePlatforms1764100000072 } from './1764100000072-hear-course-platforms.js';
import { PreviewImports1764100000073 } from './1764100000073-preview-imports.js';
import { RefreshCatalogues1764100000074 } from './1764100000074-refresh-catalogues.js';
import { MarkCourses1764200000001 } from './1764200000001-mark-courses.js';
import { CreateApplicationRole1764200000011 } from './1764200000011-create-application-role.js';
import { CreateLedgerKeys1764200000012 } from './1764200000012-create-ledger-keys.js';
import { RecordDistributionDecisions1764200000021 } from './1764200000021-record-distribution-decisions.js';
import { HearObjections1764200000022 } from './1764200000022-hear-objections.js';
import { RedistributeUnusedVouchers1764200000026 } from './1764200000026-redistribute-unused-vouchers.js';
import { HearObjectionsToRedistributions1764200000027 } from './1764200000027-hear-objections-to-redistributions.js';
import { RuleProgrammes1764200000031 } from './1764200000031-rule-programmes.js';
import { OfferVouchers1764200000033 } from './1764200000033-offer-vouchers.js';
import { OrderTheWaitingList1764200000041 } from './1764200000041-order-the-waiting-list.js';
import { KeepAnOutbox1764200000051 } from './1764200000051-keep-an-outbox.js';
import { LimitGuessesAtCodes1764200000052 } from './1764200000052-limit-guesses-at-codes.js';
import { KeepAJournalOfJobs1764200000061 } from './1764200000061-keep-a-journal-of-jobs.js';
import { RaiseTallyAlarms1764200000062 } from './1764200000062-raise-tally-alarms.js';
import { LetJobsBeForgotten1764200000063 } from './1764200000063-let-jobs-be-forgotten.js';
import { RememberToldPlaces1764200000071 } from './1764200000071-remember-told-places.js';
import { SearchProfiles1764300000001 } from './1764300000001-search-profiles.js';
import { LetOffersLapse1764300000011 } from './1764300000011-let-offers-lapse.js';
import { LimitOffers1764300000012 } from './1764300000012-limit-offers.js';
import { LetRedistributionsLapse1764300000013 } from './1764300000013-let-redistributions-lapse.js';
import { MailLinksToReset1764300000051 } from './1764300000051-mail-links-to-reset.js';
import { ListAndRefreshSessions1764300000052 } from './1764300000052-list-and-refresh-sessions.js';
import { AskForASecondFactor1764300000053 } from './1764300000053-ask-for-a-second-factor.js';
import { SignInByIdentityProviders1764300000054 } from './1764300000054-sign-in-by-identity-providers.js';
import { ErasePersons1764400000001 } from './1764400000001-erase-persons.js';
import { LogAccesses1764400000011 } from './1764400000011-log-accesses.js';
import { EndMemberships1764400000012 } from './1764400000012-end-memberships.js';
import { HearRequestsOfPersons1764400000013 } from './1764400000013-hear-requests-of-persons.js';
import { ReportGaps1764400000021 } from './1764400000021-report-gaps.js';
import { PublishLevelsOnce1764400000022 } from './1764400000022-publish-levels-once.js';
import { WallOffVouchersAndChecks1764400000031 } from './1764400000031-wall-off-vouchers-and-checks.js';
import { WallOffWhatIsAPersonsAlone1764400000032 } from './1764400000032-wall-off-what-is-a-persons-alone.js';
import { EndAndDocumentWorksAgreements1764400000041 } from './1764400000041-end-and-document-works-agreements.js';
import { SearchActs1764400000042 } from './1764400000042-search-acts.js';
import { RuleSignInByMunicipality1764400000051 } from './1764400000051-rule-sign-in-by-municipality.js';
import { KeepApiKeys1764400000052 } from './1764400000052-keep-api-keys.js';
import { ReadResponsesUnderLock1764400000081 } from './1764400000081-read-responses-under-lock.js';
import { ProvisionPeople1764500000010 } from './1764500000010-provision-people.js';
import { InviteImportedPeople1764500000011 } from './1764500000011-invite-imported-people.js';
import { WallOffCompletionsAndRequestsOfPersons1764500000020 } from './1764500000020-wall-off-completions-and-requests-of-persons.js';
import { WallOffAgreementsImportsAndMails1764500000021 } from './1764500000021-wall-off-agreements-imports-and-mails.js';
import { WallOffAllotmentsAndLedger1764500000022 } from './1764500000022-wall-off-allotments-and-ledger.js';
import { WallOffWhatProvesWhoSomebodyIs1764500000023 } from './1764500000023-wall-off-what-proves-who-somebody-is.js';
import { WallOffPeople1764500000024 } from './1764500000024-wall-off-people.js';
import { WallOffActsAndJobs1764500000025 } from './1764500000025-wall-off-acts-and-jobs.js';
import { WallOffErasures1764500000026 } from './1764500000026-wall-off-erasures.js';
import { LeavePersonsOutOfItemFigures1764500000030 } from './1764500000030-leave-persons-out-of-item-figures.js';
import { LimitProcessing1764500000031 } from './1764500000031-limit-processing.js';
import { CheckShownFactors1764500000040 } from './1764500000040-check-shown-factors.js';
import { FindWithoutReadingEverything1764500000050 } from './1764500000050-find-without-reading-everything.js';
import { TraceJobs1764500000070 } from './1764500000070-trace-jobs.js';
import { AddUpAllotmentsOnceAStatement1764500000080 } from './1764500000080-add-up-allotments-once-a-statement.js';
import { DraftEditions1764500000110 } from './1764500000110-draft-editions.js';
import { EditionsByTheirNumbers1764500000111 } from './1764500000111-editions-by-their-numbers.js';
import { FindWhatAnAdminLists1764500000120 } from './1764500000120-find-what-an-admin-lists.js';
import { FindMails1764500000121 } from './1764500000121-find-mails.js';
import { AskWhatCostsLeastFirst1764500000122 } from './1764500000122-ask-what-costs-least-first.js';
import { EveryChangeOfACourseRaisesItsRevision1764500000123 } from './1764500000123-every-change-of-a-course-raises-its-revision.js';
import { FindWhatIsDue1764500000124 } from './1764500000124-find-what-is-due.js';

/** In the order in which they are applied. */
export const MIGRATIONS = [
  CreatePlatform1763770000001,
  CreateMunicipalities1763770000002,
  CreateAccounts1763770000003,
  CreateCompetencies1763770000004,
  CreateProfiles1763770000005,
  CreateChecks1763770000006,
  CreateCourses1763770000007,
  CreateVouchers1763770000008,
  AddSchedules1764100000001,
  SettleInstruments1764100000002,
  AdaptChecks1764100000003,
  AddItemMedia1764100000011,
  ReplaceAndExplainItems1764100000012,
  AssessItems1764100000031,
  ConfigureAgeing1764100000051,
  KeepTheCatalogue1764100000061,
  SearchCourses1764100000062,
  ReportWhoWaits1764100000063,
  AttestCompletions1764100000071,
  HearCoursePlatforms1764100000072,
  PreviewImports1764100000073,
  RefreshCatalogues1764100000074,
  MarkCourses1764200000001,
  CreateApplicationRole1764200000011,
  CreateLedgerKeys1764200000012,
  RecordDistributionDecisions1764200000021,
  HearObjections1764200000022,
  RedistributeUnusedVouchers1764200000026,
  HearObjectionsToRedistributions1764200000027,
  RuleProgrammes1764200000031,
  OfferVouchers1764200000033,
  OrderTheWaitingList1764200000041,
  KeepAnOutbox1764200000051,
  LimitGuessesAtCodes1764200000052,
  KeepAJournalOfJobs1764200000061,
  RaiseTallyAlarms1764200000062,
  LetJobsBeForgotten1764200000063,
  RememberToldPlaces1764200000071,
  SearchProfiles1764300000001,
  LetOffersLapse1764300000011,
  LimitOffers1764300000012,
  LetRedistributionsLapse1764300000013,
  MailLinksToReset1764300000051,
  ListAndRefreshSessions1764300000052,
  AskForASecondFactor1764300000053,
  SignInByIdentityProviders1764300000054,
  ErasePersons1764400000001,
  LogAccesses1764400000011,
  EndMemberships1764400000012,
  HearRequestsOfPersons1764400000013,
  ReportGaps1764400000021,
  PublishLevelsOnce1764400000022,
  WallOffVouchersAndChecks1764400000031,
  WallOffWhatIsAPersonsAlone1764400000032,
  EndAndDocumentWorksAgreements1764400000041,
  SearchActs1764400000042,
  RuleSignInByMunicipality1764400000051,
  KeepApiKeys1764400000052,
  ReadResponsesUnderLock1764400000081,
  ProvisionPeople1764500000010,
  InviteImportedPeople1764500000011,
  WallOffCompletionsAndRequestsOfPersons1764500000020,
  WallOffAgreementsImportsAndMails1764500000021,
  WallOffAllotmentsAndLedger1764500000022,
  WallOffWhatProvesWhoSomebodyIs1764500000023,
  WallOffPeople1764500000024,
  WallOffActsAndJobs1764500000025,
  WallOffErasures1764500000026,
  LeavePersonsOutOfItemFigures1764500000030,
  LimitProcessing1764500000031,
  CheckShownFactors1764500000040,
  FindWithoutReadingEverything1764500000050,
  TraceJobs1764500000070,
  AddUpAllotmentsOnceAStatement1764500000080,
  DraftEditions1764500000110,
  EditionsByTheirNumbers1764500000111,
  FindWhatAnAdminLists1764500000120,
  FindMails1764500000121,
  AskWhatCostsLeastFirst1764500000122,
  EveryChangeOfACourseRaisesItsRevision1764500000123,
  FindWhatIsDue1764500000124,
] as const;
