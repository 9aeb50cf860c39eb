import { ENTERPRISE_SCHEMA, readScimUser, USER_SCHEMA, writeScimUser } from './scim-user.js';

const erika = {
  schemas: [USER_SCHEMA],
  userName: 'Erika@kommune.example',
  name: { givenName: 'Erika', familyName: 'Muster' },
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
    ['a department', { ...erika, [ENTERPRISE_SCHEMA]: { department: ' Bauamt ' } }, { unit: 'Bauamt' }],
    ['what we do not keep', { ...erika, nickName: 'E', phoneNumbers: [{ value: '1' }] }, { givenName: 'Erika' }],
  ])('is read with %s', (_, body, expected) => {
    expect(readScimUser(body)).toMatchObject(expected);
  });

  it.each([
    ['no resource', [], 'resource'],
    ['no name', { ...erika, name: undefined }, 'name.givenName'],
    ['a name that is empty', { ...erika, name: { givenName: ' ', familyName: 'Muster' } }, 'name.givenName'],
    ['no user name', { ...erika, userName: undefined }, 'userName'],
    ['no address anywhere', { ...erika, userName: 'erika' }, 'emails'],
    ['an address that is none', { ...erika, emails: [{ value: 'x' }] }, 'emails'],
    ['an active that is none', { ...erika, active: 'perhaps' }, 'active'],
    ['control characters', { ...erika, externalId: 'a\u0000b' }, 'externalId'],
  ])('is refused with %s', (_, body, attribute) => {
    expect(() => readScimUser(body)).toThrow(expect.objectContaining({ code: 'scim-value-invalid', details: { attribute } }));
  });

  it('is read again as it is written', () => {
    const input = readScimUser({ ...erika, externalId: '7', [ENTERPRISE_SCHEMA]: { department: 'Bauamt' } });
    const at = new Date('2026-11-27T02:00:00Z');
    const written = writeScimUser({ ...input, id: 'p', isHr: true, createdAt: at, updatedAt: at }, '/scim/v2');
    expect(readScimUser(written)).toEqual(input);
    expect(written).toMatchObject({ groups: [{ value: 'hr' }], meta: { location: '/scim/v2/Users/p' } });
  });
});
