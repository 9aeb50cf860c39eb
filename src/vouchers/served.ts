import { type Actor, municipalityFor } from '../kernel/actor.js';

/** The municipalities whose figures a person may see: null for an admin, who sees all. */
export function servedByHr(actor: Actor): readonly string[] | null {
  if (actor.admin) return null;
  return actor.memberships.filter(({ role }) => role === 'hr').map(({ municipalityId }) => municipalityId);
}

/**
 * The municipality in which somebody assigns: an admin names any, HR one that they serve, and may leave out their only one.
 * @throws DomainError `not-your-municipality`, `municipality-needed`
 */
export function municipalityServed(actor: Actor, named: string | undefined): string {
  return actor.admin && named !== undefined ? named : municipalityFor(actor, 'hr', named);
}
