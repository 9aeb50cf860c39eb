import { defaultSettings } from './instrument.js';

it('gives an instrument on eight levels the prior and the budgets of the house', () => {
  expect(defaultSettings(8)).toEqual({
    prior: { kind: 'normal', mean: 4.5, sd: 2, from: -2, to: 11, step: 0.1 },
    levels: 8,
    minimumAnswers: 2,
    itemsPerCompetence: 4,
    itemsInAll: 60,
    expiryDays: 30,
  });
});
