import { fateOf, type KnownPerson, membershipsOf, newPassword } from './people-changes.js';
import type { PersonRow } from './people-csv.js';

const ROW: PersonRow = {
  email: 'erika@kommune.example',
  givenName: 'Erika',
  familyName: 'Muster',
  municipalityId: 'here',
  role: 'employee',
  unit: 'Bauamt',
  password: null,
};
const EMPLOYED = { municipalityId: 'here', role: 'employee', unit: 'Bauamt' } as const;
const KNOWN: KnownPerson = { ...ROW, id: '1', hasPassword: true, memberships: [EMPLOYED] };
const HR = { ...ROW, role: 'hr' } as const;

describe('a row of people', () => {
  it.each<[string, PersonRow, KnownPerson | undefined, string]>([
    ['a person whom nobody knows', ROW, undefined, 'created'],
    ['a role that is new there', HR, KNOWN, 'created'],
    ['another municipality', { ...ROW, municipalityId: 'there' }, KNOWN, 'created'],
    ['what is known', ROW, KNOWN, 'unchanged'],
    ['no unit', { ...ROW, unit: null }, KNOWN, 'unchanged'],
    ['a password for somebody who has one', { ...ROW, password: 'x' }, KNOWN, 'unchanged'],
    ['a password for somebody without', { ...ROW, password: 'x' }, { ...KNOWN, hasPassword: false }, 'changed'],
    ['another name', { ...ROW, familyName: 'Beispiel' }, KNOWN, 'changed'],
    ['another unit', { ...ROW, unit: 'Bürgerbüro' }, KNOWN, 'changed'],
    ['HR without employment', HR, { ...KNOWN, memberships: [{ ...EMPLOYED, role: 'hr' }] }, 'changed'],
    ['HR', HR, { ...KNOWN, memberships: [EMPLOYED, { ...EMPLOYED, role: 'hr' }] }, 'unchanged'],
  ])('that says %s is counted so', (_, row, known, expected) => {
    expect(fateOf(row, known)).toBe(expected);
  });

  it('gives a password only to a person without one, from whichever row has it', () => {
    const rows = [ROW, { ...HR, password: 'initial' }];
    expect([newPassword(rows, undefined), newPassword(rows, KNOWN), newPassword([ROW], undefined)]).toEqual([
      'initial',
      null,
      null,
    ]);
  });

  it('employs HR people, and leaves the unit of an employment that is there alone', () => {
    const staff = { ...HR, unit: 'Personal' };
    expect(membershipsOf([staff], undefined).map(({ role, unit }) => [role, unit])).toEqual([
      ['hr', 'Personal'],
      ['employee', 'Personal'],
    ]);
    expect(membershipsOf([staff], KNOWN).map(({ role }) => role)).toEqual(['hr']);
    expect(membershipsOf([staff, ROW], KNOWN).map(({ role, unit }) => [role, unit])).toEqual([
      ['hr', 'Personal'],
      ['employee', 'Bauamt'],
    ]);
  });
});
