import type { Actor } from '../kernel/actor.js';

/** The municipalities whose figures a person may see: null for an admin, who sees all. */
export function servedByHr(actor: Actor): readonly string[] | null {
  if (actor.admin) return null;
  return actor.memberships.filter(({ role }) => role === 'hr').map(({ municipalityId }) => municipalityId);
}
