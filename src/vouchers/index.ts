export { VouchersModule } from './vouchers.module.js';
export { ProgrammesService } from './programmes/programmes.service.js';
export { ProgrammeDrafts } from './programmes/programme-drafts.service.js';
export { ProgrammeEnds } from './programmes/programme-ends.service.js';
export { SettlementsService } from './settlements/settlements.service.js';
export { type TallySum, TallySums } from './tallies/tally-sums.service.js';
export { AllotmentsService, type AllotmentView } from './programmes/allotments.service.js';
export * from './distribution/index.js';
export * from './redistribution/index.js';
export { RequestsService, type RequestMoved, type RequestView } from './requests/requests.service.js';
export { VouchersService, type VoucherMoved, type VoucherView } from './holdings/vouchers.service.js';
export { type DeskRequest, RequestDesk } from './requests/request-desk.service.js';
export { type ChangeView, WaitingChanges, type WaitingNewsView } from './requests/waiting-changes.service.js';
export { WAITING_CHANGES, WAITING_CHANGES_DAYS } from './domain/waiting-change.js';
export {
  BULK_DECISIONS,
  type BulkDecided,
  type BulkDecisionKind,
  BulkDecisions,
} from './requests/bulk-decisions.service.js';
export { type BulkReport, BulkAssignmentsService, rowsOfCsv } from './holdings/bulk-assignments.service.js';
export { type DeskVoucher, VoucherDesk } from './holdings/voucher-desk.service.js';
export { VoucherOffers } from './offers/offers.service.js';
export { OfferLists, type OfferView } from './offers/offer-lists.service.js';
export { latestAnswer, OFFER_TEXT_LIMIT, usualAnswer } from './domain/offer.js';
export { CodesModule } from './codes/codes.module.js';
export { CourseAccess, type CourseLink } from './codes/course-access.service.js';
export { EXPIRING_WITHIN_DAYS, TalliesService, type TallyView } from './tallies/tallies.service.js';
export * from './ledger/index.js';
export { TALLY_REPORT_FORMATS, type TallyReportFormat, TallyReports } from './tallies/tally-report.service.js';
export { type Usage, UsageService } from './usage/usage.service.js';
export { type TallyAlarm, TallyAlarms } from './tallies/tally-alarms.service.js';
export { APPORTIONMENT_METHODS } from './domain/apportionment/apportion.js';
export { candidateOf, type CourseRules, eligibilityOf } from './domain/eligibility.js';
export { courseRulesOf } from './domain/programme.js';
export { isPendingRequest, REQUEST_STATES } from './domain/request-states.js';
export { isOpenVoucher, VOUCHER_STATES } from './domain/voucher-states.js';
export type { NewProgramme, Programme } from './domain/programme.js';
export type { ProgrammeState, StillOpen } from './domain/programme-states.js';
export { type Approval, APPROVALS } from './domain/approval.js';
export type { Settlement, SettlementRow } from './domain/settlement.js';
export { WAITING_APPROVALS, WAITING_ORDERS, type WaitingApproval, type WaitingOrder } from './domain/waiting-list.js';
export { Reminders } from './mails/reminders.service.js';
export { REMIND_DAYS } from './domain/reminders.js';
