import { berlinDay } from '../kernel/calendar.js';
import { reportingPeriod } from '../kernel/reporting-period.js';
import { demoBegin, demoColleagues } from './demo-colleagues.js';

describe('the colleagues of the demo', () => {
  it.each(['2026-11-27T10:00:00Z', '2026-10-01T10:00:00Z', '2027-01-02T10:00:00Z'])(
    'took their checks in the last quarter and, the last of them, since: on %s',
    (moment) => {
      const now = new Date(moment);
      const { from, to } = reportingPeriod(berlinDay(now));
      const days = demoColleagues(now).map(({ checkedOn }) => checkedOn);
      expect(days.every((day) => from <= day && day < berlinDay(now))).toBe(true);
      expect(days.filter((day) => day <= to).length).toBeGreaterThanOrEqual(28);
      expect(demoBegin(now) < from).toBe(true);
    },
  );

  it('are the same each time, and each one once', () => {
    const now = new Date('2026-11-27T10:00:00Z');
    expect(demoColleagues(now)).toEqual(demoColleagues(now));
    expect(new Set(demoColleagues(now).map(({ email }) => email)).size).toBe(40);
  });
});
