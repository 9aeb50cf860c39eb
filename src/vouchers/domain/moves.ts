import { DomainError } from '../../kernel/domain-error.js';

/**
 * In which capacity somebody moves something: `holder` is the person that the request or voucher belongs to.
 */
export type MoverRole = 'holder' | 'hr' | 'admin' | 'course-platform' | 'job';

export interface Mover {
  readonly as: MoverRole;
  /** The mover is the person that the request or voucher is for. */
  readonly concernsSelf: boolean;
  /** That person is the only HR person of the municipality: then the admin decides in the place of HR. */
  readonly concernsOnlyHr: boolean;
}

/** Nobody in person: a job. */
export const BY_THE_PRODUCT: Mover = { as: 'job', concernsSelf: false, concernsOnlyHr: false };

export interface MoveRule<State extends string> {
  /** null: the move creates it. */
  readonly from: readonly (State | null)[];
  readonly to: State;
  readonly by: readonly MoverRole[];
  /** Nobody does this for themselves. */
  readonly notForOneself?: true;
  readonly needsReason?: true;
  readonly needsCourse?: true;
}

/** What moves, and its table of moves; the subject begins the codes of its errors. */
export interface Machine<Move extends string, State extends string> {
  readonly subject: 'programme' | 'objection' | 'offer' | 'redistribution' | 'request' | 'voucher';
  readonly moves: Readonly<Record<Move, MoveRule<State>>>;
}

/**
 * The state after a move.
 * @throws DomainError (conflict) `programme-move-not-allowed`, `request-move-not-allowed` or
 * `voucher-move-not-allowed` with {from, move} when the table has no such move
 */
export function stateAfter<Move extends string, State extends string>(
  machine: Machine<Move, State>,
  from: State | null,
  move: Move,
): State {
  const rule = machine.moves[move];
  if (!rule.from.includes(from))
    throw new DomainError(`${machine.subject}-move-not-allowed`, 'conflict', { from, move });
  return rule.to;
}

/** The moves that a state allows, in the order of the table; null for what does not exist yet. */
export function movesFrom<Move extends string, State extends string>(
  machine: Machine<Move, State>,
  from: State | null,
): readonly Move[] {
  return (Object.keys(machine.moves) as Move[]).filter((move) => machine.moves[move].from.includes(from));
}

/**
 * Lets only those make a move who may: the roles of the table, and the admin in the place of HR when it
 * concerns the only HR person of a municipality.
 * @throws DomainError (forbidden) `not-for-oneself` {move}; `programme-move-not-yours`,
 * `request-move-not-yours` or `voucher-move-not-yours` {move, as}
 */
export function mustMove<Move extends string, State extends string>(
  machine: Machine<Move, State>,
  move: Move,
  mover: Mover,
): void {
  const rule = machine.moves[move];
  if (!mayMove(rule, mover)) {
    throw new DomainError(`${machine.subject}-move-not-yours`, 'forbidden', { move, as: mover.as });
  }
  if (rule.notForOneself && mover.concernsSelf) throw new DomainError('not-for-oneself', 'forbidden', { move });
}

function mayMove({ by }: MoveRule<string>, mover: Mover): boolean {
  return by.includes(mover.as) || (mover.as === 'admin' && mover.concernsOnlyHr && by.includes('hr'));
}
