import { type Actor, municipalityFor } from '../kernel/actor.js';

/** The municipalities whose figures a person may see: null for an admin, who sees all. */
export function servedByHr(actor: Actor): readonly string[] | null {
  if (actor.admin) return null;
  return actor.memberships.filter(({ role }) => role === 'hr').map(({ municipalityId }) => municipalityId);
}

/**
 * Where HR, or an admin in its place, gives out vouchers: the municipality that is named, for HR also the only one.
 * @throws DomainError `not-your-municipality`, `municipality-needed`
 */
export function placeToServe(actor: Actor, named: string | undefined): string {
  return actor.admin && named !== undefined ? named : municipalityFor(actor, 'hr', named);
}
