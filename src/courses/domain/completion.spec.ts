import { completedAt } from './completion.js';

const now = new Date('2026-02-03T10:00:00Z');

describe('the moment of a completion', () => {
  it.each([
    ['nothing was said', null, now],
    ['an earlier one was said', new Date('2026-02-01T08:00:00Z'), new Date('2026-02-01T08:00:00Z')],
    ['one was said that is still to come', new Date('2030-01-01T00:00:00Z'), now],
  ])('when %s', (_, said, moment) => {
    expect(completedAt(said, now)).toEqual(moment);
  });
});
