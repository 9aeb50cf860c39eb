import { editionChange } from './edition-change.js';
import { differencesBetween, titlesIn, touchedBy } from './edition-differences.js';
import { type PartEdit, withCompetenceOf, withoutCompetence, withPart } from './edition-edits.js';
import { partsOf } from './edition-parts.js';
import { mustFollow } from './edition-rules.js';
import type { FrameworkFile } from './framework-file.js';

const level = (number: number, coarse: number) => {
  return { number, coarse, name: { de: `Stufe ${number}` }, coarseName: { de: `Haupt ${coarse}` }, description: {} };
};
const competence = (code: string) => {
  return { code, title: { de: `K ${code}` }, description: {}, levels: [{ level: 1, text: { de: `${code} auf 1` } }] };
};
const statement = (code: string, of: string) => {
  const rest = { coarseLevel: 1, dimension: null, label: null, text: { de: `Sagt ${code}` } };
  return { code, kind: 'statement' as const, competence: of, ...rest };
};
const BASIS: FrameworkFile = {
  ...{ format: 'lernlotse-framework', formatVersion: 1, code: 'k', edition: '2026', vocabulary: 'V' },
  ...{ title: { de: 'Rahmen', en: 'Framework' }, description: {}, source: 'wir', licence: 'CC0-1.0' },
  levels: [level(1, 1), level(2, 1), level(3, 2)],
  areas: [
    { code: '1', title: { de: 'Eins' }, description: {}, competencies: ['1.1', '1.2', '1.3'].map(competence) },
    { code: '2', title: { de: 'Zwei' }, description: {}, competencies: [competence('2.1')] },
  ],
  statements: [statement('A1', '1.2'), statement('A2', '2.1')],
};
const edited = (...edits: readonly PartEdit[]): FrameworkFile => edits.reduce(withPart, BASIS);
const told = (next: FrameworkFile) =>
  differencesBetween(BASIS, next).map(({ kind, code, difference, fields }) => {
    return `${difference} ${kind} ${code}: ${fields.map(({ field }) => field).join(' ')}`;
  });
const codesIn = ({ areas }: FrameworkFile) => areas.map(({ competencies }) => competencies.map(({ code }) => code));

describe('Two editions', () => {
  it('do not differ when only the name of the edition or the order of parts is another', () => {
    expect(told({ ...BASIS, edition: '2027', areas: [...BASIS.areas].reverse() })).toEqual([]);
  });

  it.each<[string, PartEdit, readonly string[]]>([
    [
      'the licence',
      { kind: 'framework', code: 'k', words: { licence: 'CC-BY-4.0' } },
      ['changed framework k: licence'],
    ],
    ['a level', { kind: 'level', code: '3', texts: { name: { de: 'Neu' } } }, ['changed level 3: name']],
    [
      'the name of a coarse level, which all its levels have',
      { kind: 'level', code: '1', texts: { coarseName: { de: 'Anfang' } } },
      ['changed level 1: coarseName', 'changed level 2: coarseName'],
    ],
    ['an area', { kind: 'area', code: '2', texts: { title: { de: 'Zwo' } } }, ['changed area 2: title']],
    ['an area that is new', { kind: 'area', code: '3', texts: { title: { de: 'Drei' } } }, ['added area 3: title']],
    [
      'what a competence means on two levels',
      { kind: 'competence', code: '1.1', texts: { 'level-1': { de: 'anders' }, 'level-3': { de: 'neu' } } },
      ['changed competence 1.1: level-1 level-3'],
    ],
    [
      'a translation that is new',
      { kind: 'competence', code: '1.1', texts: { title: { de: 'K 1.1', en: 'C 1.1' } } },
      ['changed competence 1.1: title'],
    ],
    [
      'a competence that is new',
      { kind: 'competence', code: '2.2', texts: { title: { de: 'Neu' } }, words: { area: '2' } },
      ['added competence 2.2: title area'],
    ],
    [
      'a statement',
      { kind: 'statement', code: 'A2', texts: { text: { de: 'Anders' } } },
      ['changed statement A2: text'],
    ],
  ])('differ by %s', (_, edit, differences) => {
    expect(told(edited(edit))).toEqual(differences);
  });

  it('differ by a competence that is withdrawn with its level texts and statements', () => {
    const next = withoutCompetence(BASIS, '1.2');
    expect(told(next)).toEqual([
      'withdrawn competence 1.2: title level-1 area',
      'withdrawn statement A1: text competence kind coarse',
    ]);
    expect(partsOf(next).some(({ competence: of }) => of === '1.2')).toBe(false);
  });

  it('show old and new text of each field', () => {
    const [difference] = differencesBetween(
      BASIS,
      edited({ kind: 'area', code: '1', texts: { title: { en: 'One' } } }),
    );
    expect(difference?.fields).toEqual([{ field: 'title', before: { de: 'Eins' }, after: { en: 'One' } }]);
  });
});

describe('A competence', () => {
  it('that was withdrawn comes back to its place, with its statements', () => {
    const back = withCompetenceOf(withoutCompetence(BASIS, '1.2'), BASIS, '1.2');
    expect(codesIn(back)).toEqual([['1.1', '1.2', '1.3'], ['2.1']]);
    expect(told(back)).toEqual([]);
  });

  it('comes back behind what is left of those that it followed', () => {
    const without = withoutCompetence(withoutCompetence(BASIS, '1.1'), '1.2');
    expect(codesIn(withCompetenceOf(without, BASIS, '1.2'))).toEqual([['1.2', '1.3'], ['2.1']]);
  });

  it('comes back with its area, where that is gone', () => {
    const without = { ...BASIS, areas: BASIS.areas.slice(0, 1), statements: BASIS.statements?.slice(0, 1) ?? [] };
    expect(told(withCompetenceOf(without, BASIS, '2.1'))).toEqual([]);
  });

  it('loses a text on a level that is said in no language', () => {
    const next = edited({ kind: 'competence', code: '1.1', texts: { 'level-1': {} } });
    expect(next.areas[0]?.competencies[0]?.levels).toEqual([]);
  });
});

describe('Competences that an edition touches', () => {
  const touchedIn = (next: FrameworkFile) =>
    touchedBy(differencesBetween(BASIS, next), titlesIn(BASIS, next)).map(
      ({ code, difference }) => `${code} ${difference}`,
    );

  it('are those that it changes, adds and withdraws, by code', () => {
    const next = withoutCompetence(
      edited(
        { kind: 'competence', code: '1.10', texts: { title: { de: 'Neu' } }, words: { area: '1' } },
        { kind: 'competence', code: '1.3', texts: { title: { de: 'Anders' } } },
      ),
      '2.1',
    );
    expect(touchedIn(next)).toEqual(['1.3 changed', '1.10 added', '2.1 withdrawn']);
  });

  it('are changed by one of their statements, and not by a level or an area', () => {
    const statements = edited({ kind: 'statement', code: 'A2', texts: { text: { de: 'Anders' } } });
    expect(touchedIn(statements)).toEqual(['2.1 changed']);
    const general = edited(
      { kind: 'level', code: '1', texts: { name: { de: 'x' } } },
      { kind: 'area', code: '1', texts: { title: { de: 'x' } } },
    );
    expect(touchedIn(general)).toEqual([]);
  });
});

describe('An edition follows another', () => {
  const follows = (next: FrameworkFile, used: readonly string[] = []) => {
    mustFollow(
      { basis: BASIS, usedCodes: new Set(['1.1', '1.2', '1.3', '2.1', ...used]) },
      { ...next, edition: '2027' },
    );
  };
  const newCompetence = (code: string) =>
    edited({ kind: 'competence', code, texts: { title: { de: 'Neu' } }, words: { area: '1' } });

  it('with other texts, with competences more or less', () => {
    expect(() => {
      follows(withoutCompetence(newCompetence('1.4'), '1.1'));
    }).not.toThrow();
  });

  it.each<[string, FrameworkFile, string]>([
    ['another code', { ...BASIS, code: 'x' }, 'framework-other'],
    ['another vocabulary', { ...BASIS, vocabulary: 'x' }, 'framework-other'],
    ['a level more', { ...BASIS, levels: [...BASIS.levels, level(4, 2)] }, 'framework-levels-fixed'],
    [
      'levels in other coarse ones',
      { ...BASIS, levels: [level(1, 1), level(2, 2), level(3, 2)] },
      'framework-levels-fixed',
    ],
    ['a code that nobody can write', newCompetence('1 4'), 'part-code-invalid'],
  ])('not with %s', (_, next, code) => {
    expect(() => {
      follows(next);
    }).toThrow(code);
  });

  it('not with a code that an earlier edition used for another competence', () => {
    expect(() => {
      follows(newCompetence('1.4'), ['1.4']);
    }).toThrow('competence-code-used');
  });

  it.each(['', '2027 b', '-2027', 'x'.repeat(21)])('not under the name "%s"', (edition) => {
    expect(() => {
      mustFollow({ basis: BASIS, usedCodes: new Set() }, { ...BASIS, edition });
    }).toThrow('edition-name-invalid');
  });
});

describe('A file that is imported', () => {
  const basis = { id: 'b', file: BASIS };
  const smaller = withoutCompetence(BASIS, '1.1');

  it.each([
    { edition: '2027', order: 'next', withdrawn: 1 },
    { edition: '10000', order: 'next', withdrawn: 1 },
    { edition: '2025', order: 'earlier', withdrawn: 1 },
    { edition: '2026', order: 'same', withdrawn: 0 },
  ])('as edition $edition is the $order one, and withdraws $withdrawn competences', ({ edition, order, withdrawn }) => {
    const change = editionChange(basis, { ...smaller, edition });
    expect(change).toMatchObject({ order, basis: { id: 'b', edition: '2026' } });
    expect(change.touched.filter(({ difference }) => difference === 'withdrawn')).toHaveLength(withdrawn);
  });

  it('as the first edition touches nothing', () => {
    expect(editionChange(null, BASIS)).toMatchObject({ order: 'first', basis: null, differences: [], touched: [] });
  });
});
