import { isOver, mustBeLeavingDay } from './leaving.js';

describe('the last day in a municipality', () => {
  const since = { validFrom: '2024-05-01' };

  it.each(['2024-05-01', '2026-11-26', '2026-11-27', '2031-11-26'])('may be %s', (lastDay) => {
    expect(() => {
      mustBeLeavingDay(lastDay, since, '2026-11-27');
    }).not.toThrow();
  });

  it.each(['2024-04-30', '2031-11-27'])('cannot be %s', (lastDay) => {
    expect(() => {
      mustBeLeavingDay(lastDay, since, '2026-11-27');
    }).toThrow('leaving-day-out-of-range');
  });

  it('still belongs to the membership', () => {
    expect([
      isOver('2026-11-26', '2026-11-27'),
      isOver('2026-11-27', '2026-11-27'),
      isOver(null, '2026-11-27'),
    ]).toEqual([true, false, false]);
  });
});
