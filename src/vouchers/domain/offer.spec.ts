import { DomainError } from '../../kernel/domain-error.js';
import { lastDayOf, latestAnswer, mustBeInTime } from './offer.js';

const times = { today: '2026-03-10', endsOn: '2026-12-31' };
const ending = { today: '2026-03-10', endsOn: '2026-03-12' };

/** What a refusal tells besides its code. */
function refusalOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof DomainError ? error.details : error;
  }
}

describe('the last day to answer an offer', () => {
  it.each([
    ['is 14 days ahead', undefined, times, '2026-03-24'],
    ['is the last of the programme where that comes first', undefined, ending, '2026-03-12'],
    ['may be today', '2026-03-10', times, '2026-03-10'],
    ['may be 60 days ahead', '2026-05-09', times, '2026-05-09'],
    ['may be the last of the programme', '2026-03-12', ending, '2026-03-12'],
  ])('%s', (_, named, when, lastDay) => {
    expect(lastDayOf(named, when)).toBe(lastDay);
  });

  it.each([
    ['yesterday', '2026-03-09', times],
    ['61 days ahead', '2026-05-10', times],
    ['after the programme', '2026-03-13', ending],
  ])('is refused %s', (_, named, when) => {
    const details = { earliest: when.today, latest: latestAnswer(when) };
    expect(() => lastDayOf(named, when)).toThrow('offer-last-day-out-of-range');
    expect(refusalOf(() => lastDayOf(named, when))).toEqual(details);
  });

  it('counts itself', () => {
    expect(() => {
      mustBeInTime({ lastDay: '2026-03-10' }, '2026-03-10');
    }).not.toThrow();
    expect(() => {
      mustBeInTime({ lastDay: '2026-03-09' }, '2026-03-10');
    }).toThrow('offer-answered-too-late');
  });
});
