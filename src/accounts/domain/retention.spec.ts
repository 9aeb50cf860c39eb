import { clausesOf, periodsOf } from './retention.js';

describe('How long a municipality keeps what', () => {
  it.each([
    ['24 months, as it agreed', 24, { retentionMonths: 24, closedRequestMonths: 36 }],
    ['a year, where it never agreed on anything', undefined, { retentionMonths: 12, closedRequestMonths: 36 }],
  ])('is %s; closed requests three years', (_, agreed, periods) => {
    const agreement = agreed === undefined ? null : { clauses: { retentionMonths: agreed, minimumGroupSize: 7 } };
    expect(periodsOf(agreed)).toEqual(periods);
    expect(clausesOf(agreement)).toMatchObject(periods);
  });
});
