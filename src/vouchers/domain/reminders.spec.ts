import { isToRemind, waitingByHr } from './reminders.js';

describe('The reminder before a voucher ends', () => {
  it.each([
    ['15 days before', '2026-01-01', '2026-06-30', '2026-06-15', false],
    ['14 days before', '2026-01-01', '2026-06-30', '2026-06-16', true],
    ['on its last day', '2026-01-01', '2026-06-30', '2026-06-30', true],
    ['after it', '2026-01-01', '2026-06-30', '2026-07-01', false],
    ['on the day of a short assignment', '2026-06-20', '2026-06-30', '2026-06-20', false],
    ['before half of a short time', '2026-06-20', '2026-06-30', '2026-06-24', false],
    ['at half of a short time', '2026-06-20', '2026-06-30', '2026-06-25', true],
    ['over the change to summer time', '2026-03-28', '2026-03-30', '2026-03-29', true],
  ])('%s', (_, assignedOn, expiresOn, today, expected) => {
    expect(isToRemind({ assignedOn, expiresOn }, today)).toBe(expected);
  });
});

describe('The requests that wait for HR', () => {
  const hrOf = new Map([
    ['a', ['h1', 'h2']],
    ['b', ['h1']],
  ]);

  it('are added up over the municipalities of an HR person', () => {
    const untouched = [
      { municipalityId: 'a', personId: 'p' },
      { municipalityId: 'b', personId: 'q' },
    ];
    expect([...waitingByHr(untouched, hrOf)]).toEqual([
      ['h1', 2],
      ['h2', 1],
    ]);
  });

  it('never count the own one, and nobody for whom none waits', () => {
    expect([...waitingByHr([{ municipalityId: 'a', personId: 'h2' }], hrOf)]).toEqual([['h1', 1]]);
    expect([...waitingByHr([{ municipalityId: 'c', personId: 'p' }], hrOf)]).toEqual([]);
  });
});
