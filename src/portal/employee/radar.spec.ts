import fc from 'fast-check';

import { pointsOf, type Point, radarOf } from './radar.js';

const SCALE = { end: 8, rings: [2, 8], size: 200, margin: 20 };
const value = (estimate: number) => ({ estimate, band: [estimate - 1, estimate + 1] as const });
const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);

describe('a radar', () => {
  it('points its first axis upwards and goes on clockwise', () => {
    const { axes } = radarOf([4, 4, 4, 4].map(value), SCALE);
    expect(axes.map(({ end }) => pointsOf([end]))).toEqual(['100,20', '180,100', '100,180', '20,100']);
  });

  it('puts an estimate and its band on their axis, in proportion to the scale', () => {
    const [axis] = radarOf([value(4), value(2), value(1)], SCALE).axes;
    expect(pointsOf([axis!.estimate, ...axis!.band])).toBe('100,60 100,70 100,50');
  });

  it('draws each ring through the same level of every axis', () => {
    const { rings, centre } = radarOf([1, 2, 3, 4, 5].map(value), SCALE);
    expect(rings.map(({ level, corners }) => [level, corners.length])).toEqual([
      [2, 5],
      [8, 5],
    ]);
    for (const { level, corners } of rings) {
      for (const corner of corners) expect(distance(corner, centre)).toBeCloseTo(level * 10, 9);
    }
  });

  it('keeps everything within the drawing, whatever was measured', () => {
    const levels = fc.array(fc.double({ min: -2, max: 11, noNaN: true }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(levels, (some) => {
        const { axes, centre } = radarOf(some.map(value), SCALE);
        for (const { estimate, band, name } of axes) {
          for (const point of [estimate, ...band]) expect(distance(point, centre)).toBeLessThanOrEqual(80 + 1e-9);
          expect(distance(name, centre)).toBeCloseTo(90, 9);
        }
      }),
    );
  });
});
