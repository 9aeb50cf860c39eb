import fc from 'fast-check';
import { casePackageOf } from '../../kernel/case-package.js';
import type { Localized } from '../../kernel/localized.js';
import type { Reading, TableLine } from '../../kernel/reading.js';
import { readCsv } from '../../platform/imports/csv.js';
import { CAREER_LEVELS, PROFILE_DOMAINS, PROFILE_GROUPS, type Requirement, tidied } from './profile.js';
import { caseOfProfiles, type DatedProfile } from './profile-case.js';
import { profilesFileOfCase } from './profile-case-reader.js';
import { csvOfProfiles, profilesOfCsv } from './profile-csv.js';
import { type ProfileRow, profilesFileOf, readProfiles, readProfilesHead } from './profile-file.js';

const CODES = ['1.1', '1.2', '2.1', '5.4'];
const framework = { code: 'kommunal', edition: '2026' };
const known = { id: 'f', competencies: new Set(CODES), levels: 8 };
const at = new Date('2026-03-01T10:00:00Z');

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.stringMatching(/^['=+\-@;,"\n ]{0,4}[a-zäß"\n;]{1,6}$/),
);
const text = fc
  .record({ de: words, en: fc.option(words, { nil: undefined }) })
  .filter(({ de, en }) => [de, en].every((one) => one === undefined || (one.trim() !== '' && !one.includes('\0'))))
  .map((one): Localized => ({ ...one }));
const requirement = (competence: string) =>
  fc
    .record({
      minimum: fc.integer({ min: 1, max: 8 }),
      more: fc.option(fc.integer({ min: 0, max: 4 })),
      weight: fc.integer({ min: 1, max: 5 }),
      essential: fc.boolean(),
    })
    .map(({ minimum, more, weight, essential }): Requirement => {
      const maximum = more === null ? null : Math.min(8, minimum + more);
      return { competence, minimum, maximum, weight, essential, alternative: null };
    });
const content = fc.record({
  title: text,
  summary: text,
  domain: fc.constantFrom(...PROFILE_DOMAINS),
  group: fc.constantFrom(...PROFILE_GROUPS),
  careerLevel: fc.constantFrom(...CAREER_LEVELS),
  requirements: fc.tuple(...CODES.map(requirement), fc.integer({ min: 1, max: 4 }), fc.boolean()).map((parts) => {
    const [asked, [count, paired]] = [parts.slice(0, 4) as Requirement[], parts.slice(4) as [number, boolean]];
    const chosen = asked.slice(0, count);
    return paired && count > 1 ? chosen.map((one, i) => (i < 2 ? { ...one, alternative: 'A' } : one)) : chosen;
  }),
});
const anyProfiles = fc
  .array(content, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((one, i): DatedProfile => ({ ...tidied(one), code: `stelle-${String(i)}`, updatedAt: at })));

const rowsOf = (profiles: readonly DatedProfile[]) =>
  profiles.map(({ updatedAt: _, ...profile }) => ({ ...profile, frameworkId: known.id }));
const read = (json: unknown): Reading<ProfileRow> => readProfiles(readProfilesHead(json), known);
const linesOf = (csv: string) => readCsv(csv.replace('\uFEFF', '')) as readonly TableLine[];
const packaged = (profiles: readonly DatedProfile[]) =>
  JSON.parse(JSON.stringify(caseOfProfiles({ ...profilesFileOf(framework, profiles), profiles }, (name) => name))) as {
    CFItems: Record<string, unknown>[];
    CFRubrics: { CFRubricCriteria: Record<string, unknown>[]; extensions: { lernlotse: { profile: string } } }[];
  };

describe('profiles that are written to a file and read again', () => {
  it.each<[string, (profiles: readonly DatedProfile[]) => Reading<ProfileRow>]>([
    ['JSON', (profiles) => read(JSON.parse(JSON.stringify(profilesFileOf(framework, profiles))))],
    ['CSV', (profiles) => read(profilesOfCsv(linesOf(csvOfProfiles(profilesFileOf(framework, profiles)))).file)],
    ['CASE', (profiles) => read(profilesFileOfCase(casePackageOf(packaged(profiles)) ?? {}).file)],
  ])('say in %s all that they said', (format, roundTrip) => {
    fc.assert(
      fc.property(anyProfiles, (profiles) => {
        const { rows, findings } = roundTrip(profiles);
        expect(findings).toEqual([]);
        const dated = format === 'CASE' ? { changedAt: at.toISOString() } : {};
        expect(rows).toEqual(rowsOf(profiles).map((row) => ({ ...row, ...dated })));
      }),
    );
  });
});

const needs = { minimum: 3, maximum: null, weight: 2, essential: true, alternative: null };
const archive: DatedProfile = {
  ...{ code: 'archiv', title: { de: 'Archiv' }, summary: { de: '=Akten' }, updatedAt: at },
  ...{ domain: 'cross-cutting', group: 'specialist', careerLevel: 'clerk' },
  requirements: [
    { competence: '1.1', ...needs },
    { competence: '2.1', ...needs, essential: false },
  ],
};

describe('a table of profiles', () => {
  const csv = csvOfProfiles(profilesFileOf(framework, [archive]));
  const [head = '', first = '', second = ''] = csv.replace('\uFEFF', '').split('\r\n');

  it('has a row for each requirement and no formulas', () => {
    expect(first).toBe(
      '"kommunal";"2026";"archiv";"Archiv";"";"\'=Akten";"";"cross-cutting";"specialist";"clerk";"1.1";"3";"";"2";"yes";""',
    );
  });

  const findingsOf = (lines: string): readonly string[] => {
    const table = profilesOfCsv(linesOf(lines));
    const found = table.findings.length > 0 ? table.findings : read(table.file).findings.map(table.placeOf);
    return found.map(({ line, column, code }) => [line ?? '-', column ?? '-', code].join(' '));
  };

  it.each<[string, string, readonly string[]]>([
    [
      'an unknown competence',
      `${head}\n${first}\n${second.replace('2.1', '9.9')}`,
      ['3 competence requirement-competence-unknown'],
    ],
    [
      'a minimum that is no number',
      `${head}\n${first}\n${second.replace('"3"', '"drei"')}`,
      ['3 minimum field-not-a-number'],
    ],
    ['an unknown domain', `${head}\n${first.replace('cross-cutting', 'space')}`, ['2 domain value-unknown']],
    ['no title', `${head}\n${first.replace('"Archiv"', '""')}`, ['2 title_de field-missing']],
    [
      'a need that is neither yes nor no',
      `${head}\n${first.replace('yes', 'vielleicht')}`,
      ['2 essential field-not-a-flag'],
    ],
    [
      'another title further down',
      `${head}\n${first}\n${second.replace('"Archiv"', '"Bad"')}`,
      ['3 title_de profile-csv-differs'],
    ],
    [
      'another framework further down',
      `${head}\n${first}\n${second.replace('2026', '2027')}`,
      ['3 edition profile-csv-one-framework'],
    ],
    ['a column too many', `${head}\n${first};"x"`, ['2 - csv-row-too-long']],
    [
      'a column too few',
      head.replace('"weight"', '"gewicht"'),
      ['1 weight csv-column-missing', '1 gewicht csv-column-unknown'],
    ],
  ])('with %s says where', (_, lines, findings) => {
    expect(findingsOf(lines)).toEqual(findings);
  });

  it('may leave out in further rows what the first one has said, and use commas and German words', () => {
    const short = [
      'code,framework,edition,title_de,summary_de,domain,group,career_level,competence,minimum,weight,essential',
    ];
    short.push(
      'archiv,kommunal,2026,Archiv,Akten,cross-cutting,specialist,clerk,1.1,3,2,ja',
      'archiv,,,,,,,,2.1,3,2,nein',
    );
    const { rows, findings } = read(profilesOfCsv(linesOf(short.join('\n'))).file);
    expect(findings).toEqual([]);
    expect(rows).toMatchObject([{ code: 'archiv', requirements: [{ essential: true }, { essential: false }] }]);
  });
});

describe('a package of profiles', () => {
  it('has an item and a rubric for each, whose criteria point into the package of the framework', () => {
    const { CFItems, CFRubrics } = packaged([archive]);
    expect(CFItems).toMatchObject([
      { CFItemType: 'Job profile', humanCodingScheme: 'archiv', fullStatement: '=Akten' },
    ]);
    expect(CFRubrics[0]?.CFRubricCriteria).toMatchObject([
      {
        ...{ category: 'essential', weight: 2, position: 1 },
        CFItemURI: { identifier: 'framework kommunal 2026 competence 1.1', title: '1.1' },
        CFRubricCriterionLevels: [{ quality: 'Minimum', score: 3 }],
      },
      { category: 'desirable' },
    ]);
  });

  it('names what is wrong with it', () => {
    const codesOf = (change: (given: ReturnType<typeof packaged>) => void): readonly string[] => {
      const given = packaged([archive]);
      change(given);
      const { file, findings } = profilesFileOfCase(casePackageOf(given) ?? {});
      const all = [...findings, ...(findings.length > 0 ? [] : read(file).findings)];
      return all.map(({ code, line, column }) => [line ?? '-', column ?? '-', code].join(' '));
    };
    expect(codesOf(({ CFRubrics }) => (CFRubrics[0]!.extensions.lernlotse.profile = 'x'))).toEqual([
      '1 CFRubrics.extensions.lernlotse.profile case-rubric-without-profile',
    ]);
    expect(codesOf(({ CFRubrics }) => (CFRubrics[0]!.CFRubricCriteria[0]!.weight = 0))).toEqual([
      '1 requirements.1.weight number-out-of-range',
    ]);
    expect(codesOf(({ CFRubrics }) => (CFRubrics[0]!.CFRubricCriteria[1]!.category = 'nice'))).toEqual([
      '1 requirements.2.essential field-not-a-flag',
    ]);
    expect(profilesFileOfCase({ CFDocument: {} }).findings).toMatchObject([{ code: 'case-without-profiles' }]);
  });
});
