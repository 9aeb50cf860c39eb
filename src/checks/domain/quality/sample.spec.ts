import { leftOut, sampleSize } from './sample.js';

const five = { minimumSize: 5 };

describe('the persons of whom figures about items are made', () => {
  it.each([
    [260, 26],
    [101, 11],
    [100, 10],
    [20, 10],
  ])('leave out of %d unseen ones %d', (unseen, out) => {
    expect(leftOut(unseen, five)).toBe(out);
  });

  it('leave out more where the works agreement asks for larger groups', () => {
    expect(leftOut(50, { minimumSize: 12 })).toBe(24);
  });

  it('are nobody where too few would be left', () => {
    expect(sampleSize({ seen: 0, unseen: 14 }, five)).toBe(0);
    expect(sampleSize({ seen: 40, unseen: 14 }, five)).toBe(0);
    expect(sampleSize({ seen: 0, unseen: 15 }, five)).toBe(5);
  });

  it('are all whose result was seen: leaving them out would hide nobody', () => {
    expect(sampleSize({ seen: 7, unseen: 100 }, five)).toBe(97);
  });
});
