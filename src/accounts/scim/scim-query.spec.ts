import type { JsonObject } from '../../kernel/json.js';
import { ENTERPRISE_SCHEMA, USER_SCHEMA } from '../domain/scim-attributes.js';
import { listOf, readFilter, wantedOf } from './scim-query.js';

const ERIKA: JsonObject = {
  schemas: [USER_SCHEMA],
  ...{ id: 'p', externalId: 'A7', userName: 'Erika@kommune.example', active: true },
  name: { givenName: 'Erika', familyName: 'Muster' },
  emails: [{ value: 'erika@kommune.example', type: 'work', primary: true }],
  [ENTERPRISE_SCHEMA]: { department: 'Bauamt' },
  meta: { lastModified: '2026-11-27T02:00:00.000Z' },
};

describe('a filter of SCIM', () => {
  it.each([
    ['', true],
    ['userName eq "erika@KOMMUNE.example"', true],
    ['USERNAME Eq "erika@kommune.example"', true],
    ['userName eq "otto@kommune.example"', false],
    [`${USER_SCHEMA}:userName sw "erika"`, true],
    ['userName co "kommune"', true],
    ['userName ew ".example"', true],
    ['externalId eq "A7"', true],
    ['externalId eq "a7"', false],
    ['active eq true', true],
    ['active ne true', false],
    ['name.familyName eq "muster" and active eq true', true],
    ['name.familyName eq "x" or (userName sw "E" and not (active eq false))', true],
    ['emails.value eq "erika@kommune.example"', true],
    ['emails[type eq "WORK" and value co "@kommune"]', true],
    ['emails[type eq "home"]', false],
    [`${ENTERPRISE_SCHEMA}:department eq "Bauamt"`, true],
    ['title pr', false],
    ['externalId pr', true],
    ['meta.lastModified gt "2026-01-01T00:00:00Z"', true],
  ])('%s: %s', (text, expected) => {
    expect(readFilter(text)(ERIKA)).toBe(expected);
  });

  it.each([
    ...['userName', 'userName eq', 'userName is "x"', 'eq "x"', 'userName eq "x', '(userName eq "x"', 'shoeSize eq 1'],
    ...['name.shoeSize eq 1', 'userName eq {}', 'emails[shoeSize eq 1]', '__proto__.x eq 1', 'a'.repeat(1_001)],
    `userName eq "${'\n'.repeat(60)}`,
    Array.from({ length: 21 }, () => 'active eq true').join(' and '),
  ])('is refused: %s', (text) => {
    expect(() => readFilter(text)).toThrow('scim-filter-invalid');
  });
});

describe('a page of SCIM', () => {
  const all = Array.from({ length: 250 }, (_, n) => ({ id: String(n + 1) }));

  it.each<[object, number, number, string | undefined]>([
    [{}, 1, 200, '1'],
    [{ startIndex: '201' }, 201, 50, '201'],
    [{ startIndex: '0', count: '2' }, 1, 2, '1'],
    [{ startIndex: '3', count: '2' }, 3, 2, '3'],
    [{ count: '0' }, 1, 0, undefined],
    [{ count: '-1' }, 1, 0, undefined],
    [{ count: '1000' }, 1, 200, '1'],
    [{ startIndex: '251' }, 251, 0, undefined],
  ])('asked for by %j', (query, startIndex, itemsPerPage, first) => {
    const { Resources, ...page } = listOf(all, query);
    expect(page).toMatchObject({ totalResults: 250, startIndex, itemsPerPage });
    expect((Resources as readonly JsonObject[])[0]?.id).toBe(first);
  });

  it.each(['x', '1.5', '1e3', '9999999999'])('is refused for %s', (startIndex) => {
    expect(() => listOf(all, { startIndex })).toThrow('scim-value-invalid');
  });
});

describe('the attributes that are asked for', () => {
  it.each([
    [{ attributes: 'userName, name.familyName' }, ['schemas', 'id', 'userName', 'name', 'meta']],
    [{ attributes: `${ENTERPRISE_SCHEMA}:department` }, ['schemas', 'id', ENTERPRISE_SCHEMA, 'meta']],
    [
      { excludedAttributes: 'EMAILS,name,id' },
      ['schemas', 'id', 'externalId', 'userName', 'active', ENTERPRISE_SCHEMA, 'meta'],
    ],
    [{}, Object.keys(ERIKA)],
  ])('%j', (query, names) => {
    expect(Object.keys(wantedOf(ERIKA, query))).toEqual(names);
  });
});
