import { seededNumber } from './seeded.js';

describe('seededNumber', () => {
  it('is the same for the same seed and key, and tells them apart', () => {
    expect(seededNumber('check-1', 'K1')).toBe(seededNumber('check-1', 'K1'));
    expect(seededNumber('check-1', 'K1')).not.toBe(seededNumber('check-2', 'K1'));
    expect(seededNumber('ab', 'c')).not.toBe(seededNumber('a', 'bc'));
  });

  it('is spread evenly over the whole range', () => {
    const numbers = Array.from({ length: 4000 }, (_, i) => seededNumber('seed', String(i)) / 2 ** 32);
    const tenths = Array.from({ length: 10 }, (_, k) => numbers.filter((n) => Math.floor(n * 10) === k).length);
    expect(Math.min(...tenths)).toBeGreaterThan(320);
    expect(Math.max(...tenths)).toBeLessThan(480);
  });
});
