export { LedgerInspectionService, type LedgerCheck, type LedgerStanding } from './ledger-inspection.service.js';
export type { LedgerRow } from './ledger.repository.js';
export { LEDGER_KINDS, type LedgerKind } from '../domain/tally.js';
