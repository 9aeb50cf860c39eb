import type { JsonObject } from '../../kernel/json.js';
import { ENTERPRISE_SCHEMA, USER_SCHEMA } from '../domain/scim-attributes.js';
import { patched } from './scim-patch.js';

const USER: JsonObject = {
  schemas: [USER_SCHEMA],
  ...{ id: 'p', userName: 'erika@kommune.example', active: true },
  name: { givenName: 'Erika', familyName: 'Muster' },
  emails: [{ value: 'erika@kommune.example', type: 'work', primary: true }],
  [ENTERPRISE_SCHEMA]: { department: 'Bauamt' },
};
const GROUP: JsonObject = {
  displayName: 'Bauamt',
  members: ['a', 'b', 'c'].map((value) => ({ value, display: value, $ref: `/Users/${value}` })),
};

const patch = (resource: JsonObject, ...Operations: unknown[]): JsonObject => patched(resource, { Operations });
const membersOf = ({ members }: JsonObject): readonly string[] =>
  ((members ?? []) as readonly { readonly value: string }[]).map(({ value }) => value);

describe('a PATCH of SCIM', () => {
  it.each<[string, unknown, object]>([
    ['a path', { op: 'replace', path: 'active', value: false }, { active: false }],
    ['capitals, as Entra ID sends them', { op: 'Replace', path: 'ACTIVE', value: 'False' }, { active: 'False' }],
    ['no path', { op: 'replace', value: { active: false } }, { active: false }],
    [
      'dotted and qualified names as keys',
      { op: 'Add', value: { 'name.givenName': 'Erna', [`${ENTERPRISE_SCHEMA}:department`]: 'Personal' } },
      { name: { givenName: 'Erna', familyName: 'Muster' }, [ENTERPRISE_SCHEMA]: { department: 'Personal' } },
    ],
    [
      'an extension as a whole',
      { op: 'replace', value: { [ENTERPRISE_SCHEMA]: { department: 'Personal', manager: { value: 'x' } } } },
      { [ENTERPRISE_SCHEMA]: { department: 'Personal' } },
    ],
    ['a name of the core schema', { op: 'replace', path: `${USER_SCHEMA}:userName`, value: 'e' }, { userName: 'e' }],
    [
      'a filter in the path',
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'neu@kommune.example' },
      { emails: [{ value: 'neu@kommune.example', type: 'work', primary: true }] },
    ],
    [
      'a filter that finds nothing yet',
      { op: 'Add', path: 'emails[type eq "home"].value', value: 'x@y.example' },
      { emails: [USER.emails, { type: 'home', value: 'x@y.example' }].flat() },
    ],
    ['what we do not keep', { op: 'add', path: 'title', value: 'Amtsrätin' }, USER],
    ['what we do not keep, without a path', { op: 'add', value: { phoneNumbers: [{ value: '1' }] } }, USER],
    [
      'names that are ours beside others, as Okta does',
      { op: 'replace', value: { id: 'q', active: false } },
      { active: false },
    ],
    ['the removal of what is not there', { op: 'remove', path: 'externalId' }, USER],
  ])('takes %s', (_, operation, expected) => {
    const before = JSON.stringify(USER);
    expect(patch(USER, operation)).toMatchObject(expected);
    expect(JSON.stringify(USER)).toBe(before);
  });

  it('takes operations one after the other', () => {
    const after = patch(
      USER,
      { op: 'remove', path: `${ENTERPRISE_SCHEMA}:department` },
      { op: 'replace', path: 'name.familyName', value: 'Neu' },
    );
    expect(after).toMatchObject({ name: { givenName: 'Erika', familyName: 'Neu' }, [ENTERPRISE_SCHEMA]: {} });
  });

  it.each<[string, unknown, readonly string[]]>([
    ['adds members', { op: 'add', path: 'members', value: [{ value: 'd' }] }, ['a', 'b', 'c', 'd']],
    ['adds one', { op: 'Add', path: 'members', value: { value: 'd' } }, ['a', 'b', 'c', 'd']],
    ['replaces them', { op: 'replace', path: 'members', value: [{ value: 'd' }] }, ['d']],
    ['removes one by a filter', { op: 'remove', path: 'members[value eq "b"]' }, ['a', 'c']],
    ['removes some by value', { op: 'Remove', path: 'members', value: [{ value: 'a' }, { value: 'c' }] }, ['b']],
    ['removes all', { op: 'remove', path: 'members' }, []],
  ])('%s', (_, operation, expected) => {
    expect(membersOf(patch(GROUP, operation))).toEqual(expected);
  });

  it.each<[string, unknown, string]>([
    ['no operation', [], 'scim-patch-invalid'],
    ['an unknown operation', [{ op: 'move', path: 'active' }], 'scim-patch-invalid'],
    ['an operation that is none', ['replace'], 'scim-value-invalid'],
    ['a path to an unknown attribute', [{ op: 'replace', path: 'shoeSize', value: 1 }], 'scim-path-invalid'],
    ['a value with one', [{ op: 'replace', value: { shoeSize: 1 } }], 'scim-path-invalid'],
    ['a path that is no text', [{ op: 'replace', path: 1, value: 1 }], 'scim-path-invalid'],
    ['a path that does not end', [{ op: 'remove', path: 'members[value eq "a"' }], 'scim-path-invalid'],
    ['a filter that says nothing', [{ op: 'remove', path: 'members[value]' }], 'scim-patch-invalid'],
    ['a removal without a path', [{ op: 'remove' }], 'scim-target-missing'],
    [
      'a target that is not there',
      [{ op: 'replace', path: 'emails[type ne "work"].value', value: 'x' }],
      'scim-target-missing',
    ],
    ['a part of a text', [{ op: 'replace', path: 'userName.value', value: 'x' }], 'scim-patch-invalid'],
    ['an id', [{ op: 'replace', path: 'id', value: 'x' }], 'scim-attribute-fixed'],
    [
      'a removal of members that are none',
      [{ op: 'remove', path: 'members', value: [{ display: 'a' }] }],
      'scim-value-invalid',
    ],
    [
      'too many operations',
      Array.from({ length: 1_001 }, () => ({ op: 'remove', path: 'title' })),
      'scim-too-many-operations',
    ],
    [
      'too many values',
      [{ op: 'add', path: 'members', value: Array.from({ length: 1_001 }, () => ({ value: 'x' })) }],
      'scim-too-many-operations',
    ],
  ])('is refused with %s', (_, operations, code) => {
    expect(() => patched(USER, { Operations: operations })).toThrow(
      expect.objectContaining({ code, kind: 'malformed' }) as Error,
    );
  });

  it.each<[string, object]>([
    ['in a path', { op: 'remove', path: `members[value eq "${'\n'.repeat(60)}` }],
    ['in a path that is long', { op: 'remove', path: 'a.'.repeat(200_000) }],
    ['in a name within a value', { op: 'replace', path: 'name', value: { ['.'.repeat(500_000)]: '' } }],
  ])('does not think for long over what is only long %s', (_, operation) => {
    const before = performance.now();
    expect(() => patch(GROUP, operation)).toThrow();
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it.each<object>([
    { op: 'replace', path: 'name', value: { '__proto__.polluted': 'yes' } },
    { op: 'replace', path: 'name', value: { constructor: { prototype: { polluted: 'yes' } } } },
    { op: 'add', value: { '__proto__.polluted': 'yes' } },
    { op: 'add', path: '__proto__.polluted', value: 'yes' },
    { op: 'add', path: 'name.__proto__.polluted', value: 'yes' },
    { op: 'add', path: 'emails[type eq "work"].__proto__', value: { polluted: 'yes' } },
    { op: 'add', path: 'emails', value: [JSON.parse('{"__proto__":{"polluted":"yes"}}')] },
  ])('reaches nothing that all objects share: %j', (operation) => {
    expect(() => patch(USER, operation)).toThrow();
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
