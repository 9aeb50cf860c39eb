import type { Agreement, AgreementClauses, AgreementInput, AgreementState, RecordedAgreement } from './agreement.js';

/** The versions of one municipality, newest first, each with its state and the time in which it was in force. */
export function withStates(newestFirst: readonly RecordedAgreement[]): readonly Agreement[] {
  const current = newestFirst.find(({ confirmedAt }) => confirmedAt !== null);
  return newestFirst.map((version, at) => {
    const next = newestFirst.slice(0, at).findLast(({ confirmedAt }) => confirmedAt !== null);
    const state = version.confirmedAt === null ? waitingState(version, at === 0) : confirmedState(version, current);
    const inForceUntil = version.confirmedAt === null ? null : (version.endedAt ?? next?.confirmedAt ?? null);
    return { ...version, state, inForce: state === 'in-force', inForceFrom: version.confirmedAt, inForceUntil };
  });
}

function waitingState({ endedAt }: RecordedAgreement, newest: boolean): AgreementState {
  if (endedAt !== null) return 'taken-back';
  return newest ? 'waits' : 'overtaken';
}

function confirmedState(version: RecordedAgreement, current: RecordedAgreement | undefined): AgreementState {
  if (version.endedAt !== null) return 'ended';
  return version === current ? 'in-force' : 'replaced';
}

export type ClauseName = 'reference' | 'agreedOn' | keyof AgreementClauses;

const CLAUSE_NAMES: readonly (keyof AgreementClauses)[] = [
  ...(['resultsVisibleTo', 'purposes', 'retentionMonths', 'minimumGroupSize'] as const),
  ...(['remindersAllowed', 'reminderEveryDays', 'retakeAfterDays'] as const),
];

/** What is different in the newer version, in the order in which an agreement is read. */
export function changedClauses(older: AgreementInput, newer: AgreementInput): readonly ClauseName[] {
  const outer = (['reference', 'agreedOn'] as const).filter((name) => older[name] !== newer[name]);
  const inner = CLAUSE_NAMES.filter((name) => !isSame(older.clauses[name], newer.clauses[name]));
  return [...outer, ...inner];
}

/** The version with which a version is compared: the one that was in force when it came, else the one before it. */
export function predecessorOf(version: Agreement, newestFirst: readonly Agreement[]): Agreement | undefined {
  const older = newestFirst.filter((other) => other.version < version.version);
  return older.find(({ inForceFrom }) => inForceFrom !== null) ?? older[0];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
