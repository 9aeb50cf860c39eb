import { type Actor, municipalityFor } from '../kernel/actor.js';

/**
 * The municipality in which somebody assigns: an admin names any, HR one that they serve, and may leave out their only one.
 * @throws DomainError `not-your-municipality`, `municipality-needed`
 */
export function municipalityServed(actor: Actor, named: string | undefined): string {
  return actor.admin && named !== undefined ? named : municipalityFor(actor, 'hr', named);
}
