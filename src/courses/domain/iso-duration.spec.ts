import { learningTime } from './iso-duration.js';

describe('the learning time of an ISO 8601 duration', () => {
  it.each<[string, number, number]>([
    ['PT45M', 45, 0],
    ['PT1H30M', 90, 0],
    ['PT1.5H', 90, 0],
    ['PT1,5H', 90, 0],
    ['PT10H', 600, 0],
    ['PT90S', 2, 0],
    ['PT60S', 1, 0],
    ['PT1H0M30S', 61, 0],
    ['P1D', 1440, 1],
    ['P1DT2H', 1560, 1],
    [' PT0.1H ', 6, 0],
  ])('%s is %d minutes', (duration, minutes, days) => {
    expect(learningTime(duration)).toEqual({ minutes, days });
  });

  it.each(['', 'P', 'PT', 'P1DT', 'PT0S', 'P1Y', 'P2M', 'P6W', 'PT-1H', '90', 'PT1H30', '1h', 'P1D2H', 'PT1M1H'])(
    '%p is none',
    (duration) => {
      expect(learningTime(duration)).toBeNull();
    },
  );
});
