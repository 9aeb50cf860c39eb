import type { Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Localized } from '../../kernel/localized.js';
import type { Approval } from './approval.js';
import type { CourseRules } from './eligibility.js';
import type { ProgrammeState } from './programme-states.js';
import type { WaitingApproval, WaitingOrder } from './waiting-list.js';

/** A pot of vouchers with dates and rules. Σ allotments + reserve ≤ total. */
export interface Programme {
  readonly id: string;
  readonly title: Localized;
  /** Vouchers in all. */
  readonly total: number;
  /** Vouchers that are kept back from the distribution. */
  readonly reserve: number;
  /** Vouchers in the allotments. */
  readonly granted: number;
  /** Vouchers that one person may hold or have used per calendar year. */
  readonly limitPerYear: number;
  /** Highest price of a course per voucher, in cents; null for no cap. */
  readonly maxPriceCents: number | null;
  /** Days after the day of assignment on which a voucher can still be redeemed. */
  readonly validityDays: number;
  readonly objectionDays: number;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly state: ProgrammeState;
  /** The named courses; empty when courses are not named. */
  readonly courseIds: readonly string[];
  /** Providers by the name in the catalogue; empty when every provider is paid. */
  readonly providers: readonly string[];
  /** `vocabulary:competence`, such as `DigComp:1.1`; a course teaches one of them. Empty for no such rule. */
  readonly competences: readonly string[];
  readonly approval: Approval;
  /** Rises with every edit of the draft; the document's ETag. */
  readonly revision: number;
  /** SHA-256 of the decision record in force; null before the distribution. */
  readonly recordHash: string | null;
  /** First moment after the objection window; null before the distribution. */
  readonly objectionsUntil: Date | null;
  readonly waitingOrder: WaitingOrder;
  readonly waitingApproval: WaitingApproval;
  /** Decides the order by lot; anybody can check it. */
  readonly waitingSeed: string;
  readonly createdAt: Date;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly settledAt: Date | null;
}

export type NewProgramme = Pick<
  Programme,
  | 'title'
  | 'total'
  | 'reserve'
  | 'limitPerYear'
  | 'maxPriceCents'
  | 'validityDays'
  | 'objectionDays'
  | 'startsOn'
  | 'endsOn'
  | 'courseIds'
  | 'providers'
  | 'competences'
  | 'approval'
> &
  Partial<Pick<Programme, 'waitingOrder' | 'waitingApproval'>>;

/** A municipality's share of a programme, in vouchers. */
export interface Allotment {
  readonly programmeId: string;
  readonly municipalityId: string;
  readonly granted: number;
  /** Vouchers that take a place now: assigned, redeemed or completed. */
  readonly occupied: number;
  /** weight · total / Σ weights, with four decimals. */
  readonly quota: string;
}

/**
 * Requests and assignments fall between the first and the last day of a programme, both included.
 * @throws DomainError (conflict) `programme-not-running` {startsOn, endsOn}
 */
export function mustBeRunning({ startsOn, endsOn }: Pick<Programme, 'startsOn' | 'endsOn'>, today: Day): void {
  if (today < startsOn || today > endsOn)
    throw new DomainError('programme-not-running', 'conflict', { startsOn, endsOn });
}

/**
 * A request reserves nothing; who assigns needs a free place at that moment.
 * @throws DomainError (conflict) `no-voucher-left` {granted}
 */
export function mustHavePlace({ granted, occupied }: Pick<Allotment, 'granted' | 'occupied'>): void {
  if (occupied >= granted) throw new DomainError('no-voucher-left', 'conflict', { granted });
}

/** What the programme's vouchers may pay for. */
export function courseRulesOf({
  maxPriceCents,
  ...lists
}: Pick<Programme, 'maxPriceCents' | 'courseIds' | 'providers' | 'competences'>): CourseRules {
  const ruleOf = (list: readonly string[]) => (list.length === 0 ? null : list);
  return {
    maxPriceCents,
    courseIds: ruleOf(lists.courseIds),
    providers: ruleOf(lists.providers),
    competences: ruleOf(lists.competences),
  };
}

/** What somebody wrote of a programme, without what became of it. */
export function writtenOf(programme: NewProgramme): NewProgramme {
  const { title, total, reserve, limitPerYear, maxPriceCents, validityDays, objectionDays } = programme;
  const { startsOn, endsOn, courseIds, providers, competences, approval } = programme;
  const { waitingOrder, waitingApproval } = programme;
  return {
    ...{ title, total, reserve, limitPerYear, maxPriceCents, validityDays, objectionDays },
    ...{ startsOn, endsOn, courseIds, providers, competences, approval },
    ...{ waitingOrder, waitingApproval },
  };
}
