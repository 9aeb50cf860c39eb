import { DomainError } from './domain-error.js';

/** What a person is in one municipality. HR people are employees too; `admin` is platform-wide and stands on the actor. */
export type Role = 'employee' | 'hr';

export interface ActorMembership {
  readonly membershipId: string;
  readonly municipalityId: string;
  readonly role: Role;
}

/** Who acts: read once per request from the session, handed to every rule as an argument. */
export interface Actor {
  readonly personId: string;
  readonly sessionId: string;
  readonly admin: boolean;
  readonly memberships: readonly ActorMembership[];
  /** They are more than an employee, and have yet to show a second factor for it. */
  readonly isHeldBack?: boolean;
}

/**
 * A program that acts with a key of its own, which opens only the routes of its scopes. There it acts for HR of its
 * municipality, or for the platform; `personId` is the id of the key, under which its acts are logged, and of no person.
 */
export interface MachineActor extends Actor {
  readonly machine: {
    readonly scopes: readonly string[];
    /** Null: a key of the platform. */
    readonly municipalityId: string | null;
  };
}

/** True when the actor holds the role in that municipality today. */
export function serves(actor: Actor, role: Role, municipalityId: string): boolean {
  return actor.memberships.some((m) => m.role === role && m.municipalityId === municipalityId);
}

/** The municipalities that the actor serves as HR today, each once. */
export function servedBy({ memberships }: Pick<Actor, 'memberships'>): readonly string[] {
  const served = memberships.filter(({ role }) => role === 'hr').map(({ municipalityId }) => municipalityId);
  return [...new Set(served)];
}

/** The municipalities whose affairs the actor administers: null for an admin, who administers all. */
export function administeredBy(actor: Actor): readonly string[] | null {
  return actor.admin ? null : servedBy(actor);
}

/**
 * The municipality a person acts in: the one named, or their only one in that role.
 * @throws DomainError `municipality-needed` when it is left out with several memberships,
 *   `not-your-municipality` when the actor does not hold the role there.
 */
export function municipalityFor(actor: Actor, role: Role, named?: string): string {
  const own = [...new Set(actor.memberships.filter((m) => m.role === role).map((m) => m.municipalityId))];
  if (named !== undefined) {
    if (!own.includes(named)) throw new DomainError('not-your-municipality', 'forbidden');
    return named;
  }
  const [only, ...more] = own;
  if (only === undefined) throw new DomainError('not-your-municipality', 'forbidden');
  if (more.length > 0) throw new DomainError('municipality-needed', 'invalid', { municipalityIds: own });
  return only;
}

/** @throws DomainError `not-your-municipality` unless the actor is an admin or serves the municipality as HR. */
export function mustAdminister(actor: Actor, municipalityId: string): void {
  if (!actor.admin && !serves(actor, 'hr', municipalityId)) {
    throw new DomainError('not-your-municipality', 'forbidden');
  }
}
