import { reportingPeriod } from './reporting-period.js';

it.each([
  ['2026-01-01', { name: '2025-Q4', from: '2025-10-01', to: '2025-12-31' }],
  ['2026-03-31', { name: '2025-Q4', from: '2025-10-01', to: '2025-12-31' }],
  ['2026-04-01', { name: '2026-Q1', from: '2026-01-01', to: '2026-03-31' }],
  ['2026-11-25', { name: '2026-Q3', from: '2026-07-01', to: '2026-09-30' }],
])('on %s the last quarter that is over is told', (today, period) => {
  expect(reportingPeriod(today)).toEqual(period);
});
