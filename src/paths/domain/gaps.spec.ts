import { type JudgedRequirement, measureFirst, withClaims } from './gaps.js';

describe('the gaps of a path', () => {
  const gap = { competence: '1.1', from: 2, to: 4, weight: 3, essential: true, alternative: null, open: false };

  it.each([
    [{}, 2],
    [{ '1.1': 1 }, 2],
    [{ '1.1': 3 }, 3],
    [{ '1.1': 5 }, 5],
  ])('start from the level reached or claimed: %p', (claimed, from) => {
    expect(withClaims([gap], claimed)).toEqual([{ ...gap, from }]);
  });
});

describe('what is to be measured first', () => {
  function requirement(competence: string, status: JudgedRequirement['status'], alternative: string | null = null) {
    return { competence, minimum: 4, weight: 3, essential: true, alternative, status };
  }

  it('is what is not measured', () => {
    const requirements = [requirement('1.1', 'met'), requirement('1.2', 'not-measured'), requirement('1.3', 'gap')];
    expect(measureFirst(requirements)).toEqual([
      { competence: '1.2', minimum: 4, weight: 3, essential: true, alternative: null },
    ]);
  });

  it('is no alternative of a requirement that is met', () => {
    const either = [requirement('1.1', 'not-measured', 'A'), requirement('1.2', 'met', 'A')];
    expect(measureFirst(either)).toEqual([]);
    const neither = [requirement('1.1', 'not-measured', 'A'), requirement('1.2', 'gap', 'A')];
    expect(measureFirst(neither).map(({ competence }) => competence)).toEqual(['1.1']);
  });
});
