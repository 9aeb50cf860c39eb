import { impactOf } from './instrument-impact.js';

const five = { minimumSize: 5 };
const cases = (competence: string, count: number, before: number, after: number) =>
  Array.from({ length: count }, () => ({ competence, before, after, shift: after - before }));

describe('what a proposed version would change', () => {
  it('is counted per competence, by code', () => {
    const all = [
      ...cases('1.10', 20, 0.7, 0.9),
      ...cases('1.10', 10, 0.9, 0.5),
      ...cases('1.10', 30, 0.9, 0.9),
      ...cases('1.9', 6, 0.1, 0.1),
    ];
    expect(impactOf(all, five)).toMatchObject([
      { competence: '1.9', persons: 5, gained: null, lost: null, unchanged: null },
      { competence: '1.10', persons: 60, gained: 20, lost: 10, unchanged: 30 },
    ]);
  });

  it('hides with a small group another one, so that it does not follow from the rest', () => {
    const all = [...cases('1.1', 2, 0.7, 0.9), ...cases('1.1', 8, 0.9, 0.5), ...cases('1.1', 30, 0.9, 0.9)];
    expect(impactOf(all, five)).toMatchObject([{ gained: null, lost: null, unchanged: 30, persons: 40 }]);
  });

  it('names no shift of too few persons', () => {
    expect(impactOf(cases('1.1', 4, 0.1, 0.9), five)).toMatchObject([{ persons: null, shift: null }]);
    const [impact] = impactOf(
      [...cases('1.1', 20, 0.2, 0.3), ...cases('1.1', 20, 0.2, 0.9), ...cases('1.1', 20, 0.9, 0.1)],
      five,
    );
    expect(impact!.shift).toBeCloseTo(0);
    expect(impactOf(cases('1.1', 40, 0.1, 0.33), five)).toMatchObject([{ shift: 0.25 }]);
  });
});
