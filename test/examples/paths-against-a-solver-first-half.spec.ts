import { besideASolver, faultsOf, tensOfAHundred } from '../support/paths-against-a-solver.js';

describe('Paths for 21 gaps through 5,000 courses beside an integer program of its own (HiGHS), the first hundred,', () => {
  it.each(tensOfAHundred(0))('take as few minutes, or state a true bound: ten from %i on', async (from) => {
    const cases = await besideASolver(from);
    expect(cases.flatMap(faultsOf)).toEqual([]);
    expect(cases.some(({ isPath }) => isPath)).toBe(true);
  });
});
