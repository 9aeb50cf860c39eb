import type { Day } from '../../kernel/calendar.js';
import type { MunicipalityKind } from './municipality.js';

/** How a municipality stands with its agreement: only `in-force` lets checks begin. */
export type AgreementStanding = 'in-force' | 'waits' | 'ended' | 'none';
export const AGREEMENT_STANDINGS: readonly AgreementStanding[] = ['in-force', 'waits', 'ended', 'none'];

export interface MunicipalityStanding {
  readonly municipalityId: string;
  readonly ars: string;
  readonly name: string;
  readonly kind: MunicipalityKind;
  readonly standing: AgreementStanding;
  /** Of the version that is, or was last, in force. */
  readonly agreedOn: Day | null;
  /** A newer version waits for a second person. */
  readonly newVersionWaits: boolean;
}
