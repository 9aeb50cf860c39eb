import { addMonths, easterSunday, isWorkingDay, periodEnd, publicHolidays } from './statutory-period.js';

describe('a period of European law', () => {
  it.each([
    ['the same date', '2026-03-05', 1, '2026-04-07'], // 5 April is Easter Sunday, 6 April Easter Monday
    ['the same date on a working day', '2026-09-08', 1, '2026-10-08'],
    ['a shorter month', '2026-08-31', 1, '2026-09-30'],
    ['February', '2026-01-30', 1, '2026-03-02'], // 28 February is a Saturday
    ['February of a leap year', '2028-01-31', 1, '2028-02-29'],
    ['a Saturday', '2026-10-28', 1, '2026-11-30'],
    ['Christmas and the weekend after it', '2026-11-25', 1, '2026-12-28'],
    ['the turn of the year', '2026-12-01', 1, '2027-01-04'], // 1 January is a Friday
    ['All Saints in Rhineland-Palatinate', '2027-10-01', 1, '2027-11-02'],
    ['three months', '2026-11-27', 3, '2027-03-01'], // 27 February is a Saturday
  ])('ends with %s', (_, from, months, end) => {
    expect(periodEnd(from, months, '07')).toBe(end);
  });

  it('ends never later where the holidays of the Land are not known', () => {
    expect(periodEnd('2027-10-01', 1, '09')).toBe('2027-11-01');
    expect(isWorkingDay('2026-06-04', '07')).toBe(false);
    expect(isWorkingDay('2026-06-04', '09')).toBe(true);
  });

  it('knows Easter and what hangs on it', () => {
    expect([2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ]);
    expect(publicHolidays(2026, '07').toSorted()).toEqual([
      ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25'],
      ...['2026-06-04', '2026-10-03', '2026-11-01', '2026-12-25', '2026-12-26'],
    ]);
  });

  it('counts months back and forth over years', () => {
    expect([addMonths('2026-12-31', 2), addMonths('2026-01-31', 13), addMonths('2026-03-31', -1)]).toEqual([
      '2027-02-28',
      '2027-02-28',
      '2026-02-28',
    ]);
  });
});
