import type { AgedEvidence } from './evidence.js';
import { changesBetween, impactOf as impactFrom, LevelCount } from './impact.js';

/** Certainly at this level. */
function at(level: number, more: Partial<AgedEvidence> = {}): AgedEvidence {
  const grid = [1, 2, 3, 4, 5];
  const mass = grid.map((point) => Number(point === level));
  return { competence: '1.1', grid, mass, weight: 1, lapsed: false, lapsesInDays: null, ...more };
}

const asks = (minimum: number, competence = '1.1') => ({ competence, minimum });
const rule = { minimumSize: 5 };

function impactOf(before: number | null, after: number | null, persons: readonly AgedEvidence[]) {
  const [was, will] = [before, after].map((minimum) => (minimum === null ? [] : [asks(minimum)]));
  const count = new LevelCount(5);
  for (const person of persons) count.add(person, false);
  return changesBetween(was ?? [], will ?? []).map((change) => impactFrom(change, count.disclosed(rule)[0]))[0];
}

const many = (level: number, count: number) => Array.from({ length: count }, () => at(level));

it('names every competence of one of the two versions, by code', () => {
  expect(changesBetween([asks(3, '2.1'), asks(2)], [asks(4, '2.1'), asks(1, '1.2')])).toEqual([
    { competence: '1.1', before: 2, after: null },
    { competence: '1.2', before: null, after: 1 },
    { competence: '2.1', before: 3, after: 4 },
  ]);
});

describe('the impact of a draft', () => {
  const persons = [...many(4, 21), ...many(3, 12), ...many(1, 9)];

  it('is who would lose a "met" by a higher minimum, and gain one by a lower', () => {
    expect(impactOf(3, 4, persons)).toMatchObject({ measured: 40, keep: 20, gain: 0, lose: 10 });
    expect(impactOf(4, 3, persons)).toMatchObject({ measured: 40, keep: 20, gain: 10, lose: 0 });
  });

  // 40 measured less 10 under it: no other number is published, so the rounding of both stays in the difference.
  it('is a gain where the requirement is new, and a loss where it falls away', () => {
    expect(impactOf(null, 3, persons)).toMatchObject({ keep: null, gain: 30, lose: 0 });
    expect(impactOf(3, null, persons)).toMatchObject({ keep: null, gain: 0, lose: 30 });
  });

  it('is nothing where the minimum stays', () => {
    expect(impactOf(3, 3, persons)).toMatchObject({ measured: 40, keep: 30, gain: 0, lose: 0 });
  });

  it('names no group that is too small, nor one from which it would follow', () => {
    const few = [...many(4, 21), ...many(3, 2), ...many(1, 9)];
    const impact = impactOf(3, 4, few);
    expect(impact?.lose).toBeNull();
    expect([impact?.keep, impact?.measured].filter((shown) => shown === null).length).toBeLessThan(2);
    expect(impactOf(3, 4, many(3, 4))).toMatchObject({ measured: null, keep: null, lose: null });
  });

  it('counts only evidence that still counts', () => {
    expect(impactOf(3, 4, [...persons, ...Array.from({ length: 30 }, () => at(3, { lapsed: true }))])).toMatchObject({
      measured: 40,
      lose: 10,
    });
  });
});
