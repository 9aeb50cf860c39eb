import type { Role } from '../../kernel/actor.js';
import type { Day } from '../../kernel/calendar.js';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly admin: boolean;
}

export interface PersonName {
  readonly givenName: string;
  readonly familyName: string;
  /** The organisational unit of a membership in the municipality asked for that is valid today, if one says it. */
  readonly unit?: string;
}

/** A membership that is valid today, with the person's name. */
export interface Member {
  readonly membershipId: string;
  readonly personId: string;
  readonly municipalityId: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** An employee of a municipality with what HR looks after: since when, until when, and whether they are HR as well. */
export interface StaffMember extends Member {
  readonly validFrom: Day;
  /** Null while no end is planned. */
  readonly lastDay: Day | null;
  readonly isHr: boolean;
  readonly lastDayAsHr: Day | null;
}

export interface OwnMembership {
  readonly municipalityId: string;
  /** Name of the municipality. */
  readonly municipality: string;
  readonly role: Role;
  readonly unit: string | null;
}

/** What a person is told about themselves after signing in. */
export interface Me extends Person {
  readonly memberships: readonly OwnMembership[];
  readonly notice: { readonly version: string; readonly acknowledged: boolean };
}

export interface ProvidedMembership {
  readonly municipalityId: string;
  readonly role: Role;
  readonly unit?: string;
  /** On which it ends; left out: nothing is said of an end. */
  readonly lastDay?: Day;
}

/** A person as an import or the demo wants them to be. */
export interface ProvidedPerson {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Kept only for a person who has none yet: nobody's own password is overwritten. */
  readonly password?: string;
  readonly admin?: boolean;
  readonly demo?: boolean;
  readonly memberships: readonly ProvidedMembership[];
}

export interface DemoLogin {
  readonly email: string;
  readonly name: string;
  readonly role: Role | 'admin';
  /** Name of the municipality; null for an admin without one. */
  readonly municipality: string | null;
}

/** The one spelling under which an e-mail address is kept and found; without NUL, which PostgreSQL cannot compare. */
export function canonicalEmail(email: string): string {
  return email.replaceAll('\0', '').trim().toLowerCase();
}

/** Characters of a given or a family name, at most. */
export const NAME_LENGTH = 100;

const ATOM = String.raw`[\p{Ll}\d!#$%&'*+/=?^_{|}~-]+`;
const LABEL = String.raw`[\p{Ll}\d](?:[\p{Ll}\d-]*[\p{Ll}\d])?`;
const EMAIL = new RegExp(String.raw`^(?=.{1,64}@)${ATOM}(?:\.${ATOM})*@(?:${LABEL}\.)+(?=.{2})${LABEL}$`, 'u');

/** True for an address in its canonical spelling with a host that has a dot: at most 254 characters, 64 of them before the @. */
export function isEmail(canonical: string): boolean {
  return canonical.length <= 254 && EMAIL.test(canonical);
}

/** True for 1 to 100 characters without control characters and without spaces around them. */
export function isName(name: string): boolean {
  return name !== '' && name.length <= NAME_LENGTH && name === name.trim() && !/\p{Cc}/u.test(name);
}

/** HR people are employees too: whoever is provided as HR is an employee of the same municipality and unit. */
export function withEmployment(memberships: readonly ProvidedMembership[]): readonly ProvidedMembership[] {
  const employed = new Set(memberships.filter(({ role }) => role === 'employee').map((m) => m.municipalityId));
  const implied = memberships.filter(({ role, municipalityId }) => role === 'hr' && !employed.has(municipalityId));
  return [...memberships, ...implied.map((membership) => ({ ...membership, role: 'employee' as const }))];
}
