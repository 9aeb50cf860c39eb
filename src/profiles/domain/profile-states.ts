import { DomainError } from '../../kernel/domain-error.js';

export type ProfileState = 'draft' | 'published' | 'retired';
export const PROFILE_STATES: readonly ProfileState[] = ['draft', 'published', 'retired'];

export type ProfileMove = 'edit' | 'publish';

/** Publishing also retires the version that was published before: of one code only one is in use. */
const MOVES: Readonly<Record<ProfileMove, { readonly from: ProfileState; readonly to: ProfileState }>> = {
  edit: { from: 'draft', to: 'draft' },
  publish: { from: 'draft', to: 'published' },
};

/** The state after the move. @throws DomainError `profile-not-draft` when the move does not start in this state. */
export function moved(state: ProfileState, move: ProfileMove): ProfileState {
  const { from, to } = MOVES[move];
  if (state !== from) throw new DomainError('profile-not-draft', 'conflict', { state });
  return to;
}
