import { type Actor, type MachineActor, serves } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { ALL_SCOPES, type Scope, SCOPES } from '../../kernel/scopes.js';

/** A key of a program. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** Null: a key of the platform. */
  readonly municipalityId: string | null;
  readonly scopes: readonly Scope[];
  /** What its newest secret is recognised by. */
  readonly prefix: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  /** Until when an older secret opens besides the newest; null when none does. */
  readonly overlapUntil: Date | null;
}

export type ApiKeyState = 'active' | 'expired' | 'revoked';

export const API_KEY_LIMITS = { name: 200, expiresInDays: 1825, overlapHours: 720 } as const;

export function stateOfKey({ revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, now: Date): ApiKeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
}

/** Whether the actor may see and end a key: the platform's are the admins', a municipality's also its HR's. */
export function mayHoldKey(actor: Actor, municipalityId: string | null): boolean {
  return actor.admin || (municipalityId !== null && serves(actor, 'hr', municipalityId));
}

/** What the actor may put into a new key of the municipality, or of the platform. */
export function scopesToIssue(actor: Actor, municipalityId: string | null): readonly Scope[] {
  if (!mayHoldKey(actor, municipalityId)) return [];
  return ALL_SCOPES.filter((scope) => {
    const { issuedBy, reach } = SCOPES[scope];
    return (
      (reach === 'either' || (reach === 'platform') === (municipalityId === null)) &&
      (issuedBy === 'hr' || (issuedBy === 'admin' && actor.admin))
    );
  });
}

/** @throws DomainError `not-your-municipality`, `api-key-scope-not-yours` {scope} */
export function mustIssue(actor: Actor, municipalityId: string | null, scopes: readonly Scope[]): void {
  if (!mayHoldKey(actor, municipalityId)) throw new DomainError('not-your-municipality', 'forbidden');
  const own = scopesToIssue(actor, municipalityId);
  const other = scopes.find((scope) => !own.includes(scope));
  if (other !== undefined) throw new DomainError('api-key-scope-not-yours', 'invalid', { scope: other });
}

/** Whoever renews a key learns its secret: HR may not renew what only an admin may give. */
export function mayRenew(actor: Actor, scopes: readonly Scope[]): boolean {
  return actor.admin || scopes.every((scope) => SCOPES[scope].issuedBy !== 'admin');
}

/** @throws DomainError `api-key-scope-not-yours` {scope} */
export function mustRenew(actor: Actor, scopes: readonly Scope[]): void {
  const other = scopes.find((scope) => !mayRenew(actor, [scope]));
  if (other !== undefined) throw new DomainError('api-key-scope-not-yours', 'invalid', { scope: other });
}

/** As whom a program acts with the key. */
export function actorOfKey({
  id,
  municipalityId,
  scopes,
}: Pick<ApiKey, 'id' | 'municipalityId' | 'scopes'>): MachineActor {
  const asAdmin = scopes.some((scope) => SCOPES[scope].asAdmin);
  return {
    ...{ personId: id, sessionId: id, admin: municipalityId === null && asAdmin },
    memberships: municipalityId === null ? [] : [{ membershipId: id, municipalityId, role: 'hr' }],
    machine: { scopes, municipalityId },
  };
}
