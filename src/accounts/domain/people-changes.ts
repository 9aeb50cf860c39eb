import type { Day } from '../../kernel/calendar.js';
import type { PersonRow } from './people-csv.js';
import { type ProvidedMembership, withEmployment } from './person.js';

/** What is kept about a person before an import: their memberships that have not ended, and whether they have a password. */
export interface KnownPerson {
  readonly id: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly hasPassword: boolean;
  readonly memberships: readonly (Omit<ProvidedMembership, 'unit' | 'lastDay'> & {
    readonly unit: string | null;
    readonly lastDay?: Day | null;
  })[];
}

export type Fate = 'created' | 'changed' | 'unchanged';

/** What a row does to what is known: `created` when the person does not have that role there yet. An empty unit changes nothing, neither does an empty last day. */
export function fateOf(row: PersonRow, known: KnownPerson | undefined): Fate {
  const membership = known?.memberships.find((one) => isSame(one, row));
  if (known === undefined || membership === undefined) return 'created';
  const moved = row.unit !== null && row.unit !== membership.unit;
  const completed = row.role === 'hr' && !known.memberships.some((one) => isSame(one, { ...row, role: 'employee' }));
  const ends = row.lastDay !== undefined && row.lastDay !== membership.lastDay;
  return moved || ends || completed || changesPerson([row], known) ? 'changed' : 'unchanged';
}

/** True when name or password have to be written. @param rows all of one person */
export function changesPerson([first, ...more]: readonly PersonRow[], known: KnownPerson | undefined): boolean {
  if (first === undefined || known === undefined) return first !== undefined;
  const renamed = known.givenName !== first.givenName || known.familyName !== first.familyName;
  return renamed || (!known.hasPassword && [first, ...more].some(({ password }) => password !== null));
}

/** The initial password that the rows of one person give, unless they have one. */
export function newPassword(rows: readonly PersonRow[], known: KnownPerson | undefined): string | null {
  if (known?.hasPassword === true) return null;
  return rows.find(({ password }) => password !== null)?.password ?? null;
}

/** Memberships to open or to name the unit of; the employment that a row of HR implies only if it is missing. */
export function membershipsOf(
  rows: readonly PersonRow[],
  known: KnownPerson | undefined,
): readonly ProvidedMembership[] {
  const named = rows.map(({ municipalityId, role, unit, lastDay }) => ({
    municipalityId,
    role,
    ...(unit !== null && { unit }),
    ...(lastDay !== undefined && { lastDay }),
  }));
  const isNamed = (one: ProvidedMembership): boolean => named.some((other) => isSame(one, other));
  const isThere = (one: ProvidedMembership): boolean => known?.memberships.some((m) => isSame(m, one)) ?? false;
  return withEmployment(named).filter((one) => isNamed(one) || !isThere(one));
}

type Place = Pick<ProvidedMembership, 'municipalityId' | 'role'>;

function isSame(one: Place, other: Place): boolean {
  return one.municipalityId === other.municipalityId && one.role === other.role;
}
