import { defaultSettings } from './instrument.js';

it('gives an instrument on eight levels the prior and the budgets of the house', () => {
  expect(defaultSettings(8)).toEqual({
    prior: { kind: 'normal', mean: 4.5, sd: 2, from: -2, to: 11, step: 0.1 },
    levels: 8,
    minimumAnswers: 2,
    mode: 'adaptive',
    aim: 'decision',
    certainty: 0.9,
    targetSd: null,
    itemsPerCompetence: 8,
    itemsInAll: 80,
    minutesInAll: null,
    expiryDays: 30,
    retakeAfterDays: 0,
  });
});
