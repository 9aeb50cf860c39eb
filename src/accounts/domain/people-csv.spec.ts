import type { TableLine } from '../../kernel/reading.js';
import { PEOPLE_LIMIT, readPeople } from './people-csv.js';

const HEADER = ['email', 'given_name', 'family_name', 'ars', 'role', 'unit', 'password'];
const ERIKA = ['erika@kommune.example', 'Erika', 'Muster', '071110000000', 'employee', 'Bauamt', 'ein langes Passwort'];
const MUNICIPALITIES = new Map([
  ['071110000000', 'koblenz'],
  ['072110000000', 'trier'],
]);

const table = (...rows: readonly (readonly string[])[]): TableLine[] =>
  rows.map((cells, at) => ({ line: at + 1, cells }));
const read = (...rows: readonly (readonly string[])[]) =>
  readPeople(table(...rows), MUNICIPALITIES, (password) => password === 'willkommen');
const erika = (changes: Readonly<Record<string, string>>): readonly string[] =>
  ERIKA.map((cell, at) => changes[HEADER[at] ?? ''] ?? cell);

describe('a table of people', () => {
  it('gives a person in a role per line, whatever the order of the columns', () => {
    const expected = {
      email: 'erika@kommune.example',
      givenName: 'Erika',
      familyName: 'Muster',
      municipalityId: 'koblenz',
      role: 'employee',
      unit: 'Bauamt',
      password: 'ein langes Passwort',
    };
    expect(read(HEADER, ERIKA)).toEqual({ rows: [expected], findings: [], total: 1 });
    expect(read(HEADER.toReversed(), ERIKA.toReversed()).rows).toEqual([expected]);
  });

  it('may leave out unit and password, as columns and as cells', () => {
    const empty = { unit: null, password: null };
    expect(read(HEADER.slice(0, 5), ERIKA.slice(0, 5)).rows).toMatchObject([empty]);
    expect(read(HEADER, erika({ unit: ' ', password: '  ' })).rows).toMatchObject([empty]);
    expect(read(HEADER, ERIKA.slice(0, 5)).rows).toMatchObject([empty]);
  });

  it('is lenient with spaces and capitals, but not inside passwords', () => {
    const { rows } = read(
      HEADER.map((name) => ` ${name.toUpperCase()}`),
      erika({ email: ' Erika@Kommune.Example', given_name: ' Erika ', role: 'HR', password: ' Ein Passwort ' }),
    );
    expect(rows).toMatchObject([
      { email: 'erika@kommune.example', givenName: 'Erika', role: 'hr', password: ' Ein Passwort ' },
    ]);
  });

  it.each([
    ['email', '', 'people-cell-empty'],
    ['email', 'erika(at)kommune.example', 'people-email-invalid'],
    ['email', `${'e'.repeat(250)}@kommune.example`, 'people-cell-too-long'],
    ['given_name', ' ', 'people-cell-empty'],
    ['given_name', 'E'.repeat(101), 'people-cell-too-long'],
    ['family_name', 'Muster\nmann', 'people-control-character'],
    ['family_name', 'M'.repeat(101), 'people-cell-too-long'],
    ['ars', '', 'people-cell-empty'],
    ['ars', '71110000000', 'people-ars-invalid'],
    ['ars', '07111000000O', 'people-ars-invalid'],
    ['ars', '071119999999', 'people-ars-unknown'],
    ['role', '', 'people-cell-empty'],
    ['role', 'admin', 'people-role-unknown'],
    ['unit', 'B'.repeat(201), 'people-cell-too-long'],
    ['password', 'elf Zeichen', 'people-password-too-short'],
    ['password', 'Willkommen2026!', 'people-password-too-common'],
    ['password', 'Erika1234567!', 'people-password-too-common'],
    ['password', '123456789012', 'people-password-too-common'],
    ['password', 'p'.repeat(1001), 'people-cell-too-long'],
  ])('refuses the line when %s is “%s”', (column, value, code) => {
    const { rows, findings, total } = read(HEADER, erika({ [column]: value }), erika({ email: 'a@b.example' }));
    expect(findings).toMatchObject([{ severity: 'error', line: 2, column, code }]);
    expect([rows.length, total]).toEqual([1, 2]);
  });

  it('names every flaw of a line', () => {
    const { findings } = read(HEADER, erika({ email: 'x', ars: '1', role: 'boss' }));
    expect(findings.map(({ column }) => column)).toEqual(['email', 'ars', 'role']);
  });

  it('never repeats a cell in a finding, since any cell may be a password', () => {
    const secret = 'geheimes Passwort';
    const slipped = HEADER.map(() => secret);
    const { findings } = read(HEADER, slipped, [...slipped, secret], erika({ password: 'kurz-geheim' }));
    expect(findings.length).toBeGreaterThan(3);
    expect(JSON.stringify(findings)).not.toContain('geheim');
    expect(JSON.stringify(read(slipped, ERIKA).findings)).not.toContain('geheim');
  });

  it('may name a person several times: per role and per municipality', () => {
    const { rows, findings } = read(
      HEADER,
      erika({ password: '' }),
      erika({ role: 'hr' }),
      erika({ ars: '072110000000', unit: 'Personal' }),
    );
    expect(findings).toEqual([]);
    expect(rows.map(({ municipalityId, role }) => `${municipalityId} ${role}`)).toEqual([
      'koblenz employee',
      'koblenz hr',
      'trier employee',
    ]);
  });

  it.each([
    ['the same role again', erika({ unit: 'Bürgerbüro' }), 'people-row-twice', null],
    ['the same in capitals', erika({ email: 'ERIKA@kommune.example' }), 'people-row-twice', null],
    ['another given name', erika({ role: 'hr', given_name: 'Erna' }), 'people-row-differs', 'given_name'],
    ['another family name', erika({ role: 'hr', family_name: 'Beispiel' }), 'people-row-differs', 'family_name'],
    ['another password', erika({ role: 'hr', password: 'ein anderes Passwort' }), 'people-row-differs', 'password'],
  ])('refuses a later line that gives a person %s', (_, line, code, column) => {
    const { rows, findings } = read(HEADER, ERIKA, line);
    expect(rows).toHaveLength(1);
    expect(findings).toMatchObject([{ severity: 'error', line: 3, column, code, values: { first: 2 } }]);
  });

  it('refuses a line with more cells than columns, unless they are empty', () => {
    expect(read(HEADER, [...ERIKA, '', 'x']).findings).toMatchObject([{ line: 2, code: 'people-too-many-cells' }]);
    expect(read(HEADER, [...ERIKA, '', ' ']).findings).toEqual([]);
  });

  it.each([
    ['a column that is missing', HEADER.slice(0, 4), 'role', 'people-column-missing'],
    ['a column that stands there twice', [...HEADER, 'email'], 'email', 'people-column-twice'],
    ['no column of people', ['{"people": []}'], null, 'people-file-not-csv'],
  ])('is refused as a whole with %s', (_, header, column, code) => {
    const { rows, findings } = read(header, ERIKA);
    expect(rows).toEqual([]);
    expect(findings).toMatchObject([{ severity: 'error', line: 1, column, code }]);
  });

  it('passes over an unknown column with a notice', () => {
    const { rows, findings } = read([...HEADER, 'phone'], [...ERIKA, '0261']);
    expect(rows).toHaveLength(1);
    expect(findings).toMatchObject([{ severity: 'notice', column: 'phone', code: 'people-column-unknown' }]);
  });

  it('has at most 50,000 rows', () => {
    const many = Array.from({ length: PEOPLE_LIMIT }, (_, at) => erika({ email: `e${at}@kommune.example` }));
    expect(read(HEADER, ...many).rows).toHaveLength(PEOPLE_LIMIT);
    const { rows, findings } = read(HEADER, ...many, ERIKA);
    expect([rows.length, findings.map(({ code }) => code)]).toEqual([0, ['people-too-many-rows']]);
  });
});
