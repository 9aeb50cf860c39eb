import { levelAxis } from './level-axis.js';

const EIGHT = Array.from({ length: 8 }, (_, at) => ({ number: at + 1, coarse: Math.ceil((at + 1) / 2) }));

describe('the axis of levels', () => {
  it('runs from 0 to the end of the highest level, within its margins', () => {
    const axis = levelAxis(EIGHT, 200, 10);
    expect([axis.at(0), axis.at(4.5), axis.at(9)]).toEqual([10, 100, 190]);
    expect([axis.at(-2), axis.at(11)]).toEqual([10, 190]);
  });

  it('marks where each level begins: an estimate of 3.4 lies between the marks of 3 and 4', () => {
    const { at, ticks } = levelAxis(EIGHT, 90, 0);
    expect(ticks.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(ticks.map(({ x }) => x)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
    expect(at(3.4)).toBeCloseTo(34, 10);
  });

  it('gives each coarse level the stretch of its fine ones, without holes', () => {
    expect(levelAxis(EIGHT, 90, 0).coarse).toEqual([
      { coarse: 1, from: 10, to: 30 },
      { coarse: 2, from: 30, to: 50 },
      { coarse: 3, from: 50, to: 70 },
      { coarse: 4, from: 70, to: 90 },
    ]);
  });

  it('of a framework without levels is a single stretch', () => {
    expect(levelAxis([], 100, 0)).toMatchObject({ ticks: [{ level: 0, x: 0 }], coarse: [] });
  });
});
