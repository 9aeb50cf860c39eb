import type { Actor, ActorMembership } from '../../kernel/actor.js';

/** Seconds for which a code of the app is the one (RFC 6238). */
export const STEP_SECONDS = 30;

/** Codes of the step before and after count too: clocks differ, and people type. */
export const STEP_TOLERANCE = 1;

export const RECOVERY_CODES = 10;

/** Crockford's base 32, as in initial passwords. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const [GROUPS, GROUP_LENGTH] = [3, 5];

/** Bytes of chance that a recovery code takes. */
export const RECOVERY_CODE_BYTES = GROUPS * GROUP_LENGTH;

export interface SecondFactorState {
  readonly isEnrolled: boolean;
  /** For this person's roles, in this installation. */
  readonly isRequired: boolean;
  /** Recovery codes that are left. */
  readonly codesLeft: number;
}

/** Who must show a second factor to act as what they are: everybody who is more than an employee, or only those. */
export type Demands = 'all' | { readonly admins: boolean; readonly hrOf: readonly string[] };

/** The actor as one who has shown no second factor: what is demanded of a role they hold takes that role from them. */
export function heldBack(actor: Actor, demands: Demands): Actor {
  const isFree = ({ role, municipalityId }: ActorMembership) =>
    role === 'employee' || (demands !== 'all' && !demands.hrOf.includes(municipalityId));
  const memberships = actor.memberships.filter(isFree);
  const admin = actor.admin && demands !== 'all' && !demands.admins;
  if (admin === actor.admin && memberships.length === actor.memberships.length) return actor;
  return { ...actor, admin, memberships, isHeldBack: true };
}

/** A code such as `k3p9a-…`: 15 letters and digits in three groups, 75 bits of chance. */
export function recoveryCode(chance: Uint8Array): string {
  const letters = [...chance.subarray(0, RECOVERY_CODE_BYTES)].map((byte) => LETTERS.charAt(byte % LETTERS.length));
  const groups = Array.from({ length: GROUPS }, (_, at) =>
    letters.slice(at * GROUP_LENGTH, (at + 1) * GROUP_LENGTH).join(''),
  );
  return groups.join('-');
}

/** What was typed, as codes are kept: `app` for six digits, else a recovery code, whichever way it was grouped. */
export function readCode(typed: string): { readonly kind: 'app' | 'recovery'; readonly code: string } {
  const code = typed.toLowerCase().replaceAll(/[\s-]/g, '');
  return /^\d{6}$/.test(code) ? { kind: 'app', code } : { kind: 'recovery', code };
}
