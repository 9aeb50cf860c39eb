import { gapReport, type Holder } from './gap-report.js';

const frameworkId = 'f';
const rule = { minimumSize: 5 };

function holders(unit: string | null, [gaps, others, unmeasured]: readonly [number, number, number]): Holder[] {
  const standing = (gap: boolean) => [{ competence: '1.1', gap, released: false }];
  return Array.from({ length: gaps + others + unmeasured }, (_, at) => ({
    unit,
    careerLevel: 'clerk',
    profileCode: 'front-office',
    frameworkId,
    asked: ['1.1', '2.1'],
    standings: at < gaps + others ? standing(at < gaps) : [],
  }));
}

describe('The gap report of a municipality', () => {
  it('counts who has a gap, by unit, career level and post, and says where there are too few', () => {
    const { groups, figures } = gapReport(
      [...holders('Bürgerbüro', [12, 8, 3]), ...holders('Bauamt', [8, 12, 0]), ...holders(null, [6, 12, 0])],
      rule,
    );
    expect(groups).toEqual({ unit: ['', 'Bauamt', 'Bürgerbüro'], careerLevel: ['clerk'], profile: ['front-office'] });
    expect(figures[0]).toEqual({
      frameworkId,
      competence: '1.1',
      all: 25,
      groups: {
        unit: { '': 5, Bauamt: 10, Bürgerbüro: 10 },
        careerLevel: { clerk: 25 },
        profile: { 'front-office': 25 },
      },
    });
  });

  it('names a unit in which nobody took a check, and says nothing of it', () => {
    const { groups, figures } = gapReport([...holders('A', [10, 10, 0]), ...holders('B', [0, 0, 4])], rule);
    expect(groups.unit).toEqual(['A', 'B']);
    expect(figures[0]!.groups.unit).toEqual({ A: 10 });
  });

  it('has a line for every competence that is asked for, also where nobody was measured', () => {
    const { figures } = gapReport(holders('A', [10, 10, 0]), rule);
    expect(figures.map(({ competence, all }) => [competence, all])).toEqual([
      ['1.1', 10],
      ['2.1', null],
    ]);
  });

  it('keeps equal names of different kinds apart', () => {
    const same = holders('clerk', [10, 10, 0]).map((holder) => ({ ...holder, profileCode: 'clerk' }));
    expect(gapReport(same, rule).figures[0]!.groups).toEqual({
      unit: { clerk: 10 },
      careerLevel: { clerk: 10 },
      profile: { clerk: 10 },
    });
  });
});
