import { DomainError } from '../../kernel/domain-error.js';

export type ProfileState = 'draft' | 'published' | 'retired';
export const PROFILE_STATES: readonly ProfileState[] = ['draft', 'published', 'retired'];

export type ProfileMove = 'edit' | 'publish' | 'retire';

interface Rule {
  readonly from: ProfileState;
  readonly to: ProfileState;
  /** Code of the error when the profile is in another state. */
  readonly otherwise: string;
}

/** Publishing also retires the version that was published before: of one code only one is in use. */
const MOVES: Readonly<Record<ProfileMove, Rule>> = {
  edit: { from: 'draft', to: 'draft', otherwise: 'profile-not-draft' },
  publish: { from: 'draft', to: 'published', otherwise: 'profile-not-draft' },
  retire: { from: 'published', to: 'retired', otherwise: 'profile-not-published' },
};

/** Only a draft may be deleted: results and matches rest on whatever was published. @throws DomainError `profile-not-deletable` */
export function mustBeDeletable(state: ProfileState): void {
  if (state !== 'draft') throw new DomainError('profile-not-deletable', 'conflict', { state });
}

/**
 * The state after the move.
 * @throws DomainError `profile-not-draft` (edit, publish) or `profile-not-published` (retire) when the move does not
 *   start in this state
 */
export function moved(state: ProfileState, move: ProfileMove): ProfileState {
  const { from, to, otherwise } = MOVES[move];
  if (state !== from) throw new DomainError(otherwise, 'conflict', { state });
  return to;
}
