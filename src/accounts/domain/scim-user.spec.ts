import { ENTERPRISE_SCHEMA, USER_SCHEMA } from './scim-attributes.js';
import { followingName, isSaidAlready, readScimUser, type ScimUser, writeScimUser } from './scim-user.js';

const erika = {
  schemas: [USER_SCHEMA],
  userName: 'Erika@kommune.example',
  name: { givenName: 'Erika', familyName: 'Muster' },
};
const at = new Date('2026-11-27T02:00:00Z');
const user: ScimUser = {
  ...readScimUser({ ...erika, externalId: '7', [ENTERPRISE_SCHEMA]: { department: 'Bauamt' } }),
  ...{ id: 'p', isHr: true, isNamed: true, groupId: 'g', createdAt: at, updatedAt: at },
};

describe('a user of SCIM', () => {
  it.each([
    ['the least', erika, { email: 'erika@kommune.example', active: true, unit: null, externalId: null }],
    ['names in another case', { ...erika, EXTERNALID: '7', Active: false }, { externalId: '7', active: false }],
    ['a boolean as Entra ID writes it', { ...erika, active: 'False' }, { active: false }],
    [
      'a primary address among others',
      {
        ...erika,
        userName: 'erika',
        emails: [{ value: 'a@b.example' }, { value: 'E@kommune.example', primary: true }],
      },
      { userName: 'erika', email: 'e@kommune.example' },
    ],
    [
      'addresses without a primary one',
      { ...erika, userName: 'erika', emails: [{ value: 'a@b.example' }, { value: 'c@b.example' }] },
      { email: 'a@b.example' },
    ],
    ['a department', { ...erika, [ENTERPRISE_SCHEMA]: { department: ' Bauamt ' } }, { unit: 'Bauamt' }],
    ['what we do not keep', { ...erika, nickName: 'E', phoneNumbers: [{ value: '1' }] }, { givenName: 'Erika' }],
  ])('is read with %s', (_, body, expected) => {
    expect(readScimUser(body)).toMatchObject(expected);
  });

  it.each([
    ['no resource', [], 'resource'],
    ['no name', { ...erika, name: undefined }, 'name.givenName'],
    ['a name that is empty', { ...erika, name: { givenName: ' ', familyName: 'Muster' } }, 'name.givenName'],
    ['a name that is none', { ...erika, name: 'Erika Muster' }, 'name'],
    ['no user name', { ...erika, userName: undefined }, 'userName'],
    ['a user name of blanks', { ...erika, userName: '  ' }, 'userName'],
    ['no address anywhere', { ...erika, userName: 'erika' }, 'emails'],
    ['an address that is none', { ...erika, emails: [{ value: 'x' }] }, 'emails'],
    [
      'very many addresses',
      { ...erika, emails: Array.from({ length: 21 }, () => ({ value: 'a@b.example' })) },
      'emails',
    ],
    ['an active that is none', { ...erika, active: 'perhaps' }, 'active'],
    ['control characters', { ...erika, externalId: 'a\u0000b' }, 'externalId'],
    ['half a character', { ...erika, externalId: '\ud800' }, 'externalId'],
    ['a long department', { ...erika, [ENTERPRISE_SCHEMA]: { department: 'x'.repeat(201) } }, 'department'],
  ])('is refused with %s', (_, body, attribute) => {
    expect(() => readScimUser(body)).toThrow(
      expect.objectContaining({ code: 'scim-value-invalid', details: { attribute } }) as Error,
    );
  });

  it('is read again as it is written', () => {
    const written = writeScimUser(user, '/scim/v2');
    expect(isSaidAlready(user, readScimUser(written))).toBe(true);
    expect(isSaidAlready({ ...user, isNamed: false }, readScimUser(written))).toBe(false);
    expect(isSaidAlready(user, { ...readScimUser(written), unit: null })).toBe(false);
    expect(written).toMatchObject({
      groups: [{ value: 'hr' }, { value: 'g', display: 'Bauamt' }],
      meta: { location: '/scim/v2/Users/p' },
    });
  });

  it('stays as active as they are when nothing is said of it', () => {
    expect([readScimUser(erika, false).active, readScimUser({ ...erika, active: true }, false).active]).toEqual([
      false,
      true,
    ]);
  });

  it('is in no unit while they do not work there', () => {
    expect(writeScimUser({ ...user, isHr: false, active: false }, '').groups).toBeUndefined();
  });

  it('goes to the address of their new name, where the name is the address', () => {
    const input = readScimUser(erika);
    const renamed = { ...input, userName: 'erika.neu@kommune.example' };
    expect(followingName(user, renamed).email).toBe('erika.neu@kommune.example');
    expect(followingName(user, { ...input, userName: 'erika' }).email).toBe('erika@kommune.example');
    expect(followingName({ ...user, userName: 'erika' }, renamed).email).toBe('erika@kommune.example');
    expect(followingName(user, { ...renamed, email: 'x@kommune.example' }).email).toBe('x@kommune.example');
  });
});
