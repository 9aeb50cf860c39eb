import { readRegister } from './gv100ad.js';
import { linesOf } from './text-of.js';

interface Fields {
  readonly type: string;
  readonly district?: string;
  readonly association?: string;
  readonly municipality?: string;
  readonly name?: string;
  readonly kind?: string;
  readonly population?: number | string;
}

/** A line of the register: 220 characters, fields at their columns. */
function record({ type, district = '', association = '', municipality = '', ...more }: Fields): string {
  const { name = 'Musterort', kind = '', population = '' } = more;
  const key = district.padEnd(5) + municipality.padEnd(3) + association.padEnd(4);
  const head = `${type}20250831${key}${name.padEnd(50)}${'Sitz'.padEnd(50)}${kind.padEnd(2)}`;
  return (head.padEnd(139) + (population === '' ? '' : String(population).padStart(11, '0'))).padEnd(220);
}

const CITY = [
  record({ type: '40', district: '09111', kind: '41', name: 'Großstadt, kreisfreie Stadt' }),
  record({ type: '50', district: '09111', association: '0000', kind: '50' }),
  record({ type: '60', district: '09111', association: '0000', municipality: '000', kind: '61', population: 100_000 }),
];
const DISTRICT = record({ type: '40', district: '09131', kind: '44', name: 'Musterkreis' });
const COLLECTIVE = record({ type: '50', district: '09131', association: '5001', kind: '53', name: 'Verband' });
const MEMBERS = [
  record({ type: '60', district: '09131', association: '5001', municipality: '001', kind: '63', population: 3000 }),
  record({ type: '60', district: '09131', association: '5001', municipality: '002', kind: '64', population: 500 }),
];
const INDEPENDENT = [
  record({ type: '50', district: '09131', association: '0007', kind: '50', name: 'Freiort' }),
  record({ type: '60', district: '09131', association: '0007', municipality: '007', kind: '64', population: 9000 }),
];
const WHOLE = [
  record({ type: '10', name: 'Land' }),
  record({ type: '20', name: 'Bezirk' }),
  ...CITY,
  DISTRICT,
  COLLECTIVE,
  ...MEMBERS,
  ...INDEPENDENT,
];

const read = (lines: readonly string[]) => readRegister(linesOf(Buffer.from(`${lines.join('\r\n')}\r\n`)));
const arsOf = (lines: readonly string[]): string[] => read(lines).rows.map(({ ars }) => ars);

describe('the municipality register', () => {
  it('names every administration with staff of its own and sums up its people', () => {
    const { rows, findings, total } = read(WHOLE);
    expect(rows.map(({ ars, kind, population }) => [ars, kind, population])).toEqual([
      ['091110000000', 'independent-city', 100_000],
      ['091310000000', 'district', 12_500],
      ['091310007007', 'independent-municipality', 9000],
      ['091315001000', 'collective-municipality', 3500],
    ]);
    expect([findings, total]).toEqual([[], 4]);
  });

  it('takes name and seat from the administration’s own record and says where the facts come from', () => {
    expect(read(WHOLE).rows[0]).toMatchObject({
      name: 'Großstadt, kreisfreie Stadt',
      seat: 'Sitz',
      headcount: null,
      source: '© Statistisches Bundesamt (Destatis), 2025: GV100AD, 31.08.2025',
    });
  });

  it('passes over land where nobody lives, and says so', () => {
    const verband = record({ type: '50', district: '09000', association: '9999', kind: '50' });
    const place = { district: '09000', association: '9999', municipality: '999' };
    const area = record({ type: '60', ...place, kind: '66', population: 0, name: 'Hoheitsgebiet' });
    const { rows, findings } = read([...WHOLE, verband, area]);
    expect(rows).toHaveLength(4);
    expect(findings).toMatchObject([{ severity: 'notice', code: 'register-uninhabited', line: 13 }]);
  });

  it('counts columns in characters, not in bytes', () => {
    const umlauts = record({ type: '50', district: '09131', association: '0007', kind: '50', name: 'Überöß' });
    expect(read([...WHOLE.slice(0, 9), umlauts, WHOLE[10]!]).rows[2]).toMatchObject({
      name: 'Überöß',
      population: 9000,
    });
  });

  describe.each([
    ['a cut line', MEMBERS[1]!.slice(0, 145), 'register-line-length', null],
    ['a line that is too long', `${MEMBERS[1]!} `, 'register-line-length', null],
    [
      'letters in the population',
      MEMBERS[1]!.replace('00000000500', '000000O0500'),
      'register-digits-expected',
      '140–150',
    ],
    ['letters in the key', MEMBERS[1]!.replace('002', '0O2'), 'register-digits-expected', '16–18'],
    ['an unknown type of record', MEMBERS[1]!.replace(/^60/, '70'), 'register-record-type-unknown', '1–2'],
    ['an unknown kind of Gemeinde', MEMBERS[1]!.replace('64    ', '67    '), 'register-record-kind-unknown', '123–124'],
    [
      'a character that is not UTF-8',
      MEMBERS[1]!.replace('Musterort', 'M\uFFFDsterort'),
      'administrations-not-utf8',
      '24',
    ],
    ['no name', MEMBERS[1]!.replace('Musterort', '         '), 'register-name-missing', '23–72'],
  ])('with %s', (_, line, code, column) => {
    const lines = [...WHOLE.slice(0, 8), line, ...WHOLE.slice(9)];

    it('names line, column and reason', () => {
      expect(read(lines).findings).toContainEqual(
        expect.objectContaining({ severity: 'error', line: 9, column, code }),
      );
    });

    it('offers no sum that the line may belong to', () => {
      expect(arsOf(lines)).toEqual(['091110000000', '091310007007']);
      const withheld = read(lines).findings.filter((finding) => finding.code === 'register-population-unknown');
      expect(withheld.map((finding) => finding.line)).toEqual([6, 7]);
    });
  });

  it('trusts only single places when a line does not say where it belongs', () => {
    const lines = [...WHOLE.slice(0, 8), 'something else', ...WHOLE.slice(9)];
    expect(arsOf(lines)).toEqual(['091110000000', '091310007007']);
  });

  it.each([
    ['a key that stands twice', [...WHOLE, MEMBERS[0]!], 12, 'register-ars-twice'],
    ['a Gemeinde without its Verband', WHOLE.filter((line) => line !== COLLECTIVE), 7, 'register-parent-missing'],
    ['a Gemeinde without its Kreis', WHOLE.filter((line) => line !== DISTRICT), 7, 'register-parent-missing'],
    [
      'a Verband without a Gemeinde',
      WHOLE.filter((line) => !MEMBERS.includes(line)),
      7,
      'register-without-municipalities',
    ],
    [
      'an impossible number of people',
      [...WHOLE.slice(0, 4), WHOLE[4]!.replace('00000100000', '99999999999'), ...WHOLE.slice(5)],
      3,
      'register-population-too-large',
    ],
  ])('reports %s', (_, lines, line, code) => {
    expect(read(lines).findings).toContainEqual(expect.objectContaining({ severity: 'error', line, code }));
  });

  it('counts administrations and bad lines, so that rejected = total − good', () => {
    const { rows, total } = read([...WHOLE.slice(0, 8), MEMBERS[1]!.slice(0, 145), ...WHOLE.slice(9)]);
    expect(total - rows.length).toBe(3);
  });

  it('reads 90,000 records in time that grows with their number', () => {
    const many = Array.from({ length: 9999 }, (_, at) => String(at).padStart(4, '0')).flatMap((association) => [
      record({ type: '50', district: '09131', association, kind: '53' }),
      ...Array.from({ length: 8 }, (_, at) =>
        record({ type: '60', district: '09131', association, municipality: `00${at}`, kind: '64', population: 1 }),
      ),
    ]);
    const lines = linesOf(Buffer.from([DISTRICT, ...many].join('\n')));
    const start = performance.now();
    expect(readRegister(lines).rows).toHaveLength(10_000);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
