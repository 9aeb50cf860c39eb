import { disclosedReferences } from './references.js';

describe('Persons whose checks and results refer to a competence', () => {
  it.each([
    { persons: 0, minimumSize: 5, shown: null },
    { persons: 4, minimumSize: 5, shown: null },
    { persons: 5, minimumSize: 5, shown: 5 },
    { persons: 12, minimumSize: 5, shown: 10 },
    { persons: 12, minimumSize: 15, shown: null },
    { persons: 4, minimumSize: 1, shown: null },
  ])('are $shown where there are $persons and groups have $minimumSize at least', ({ persons, minimumSize, shown }) => {
    const counts = [{ competence: '1.1', running: persons, measured: 20 }];
    expect(disclosedReferences(counts, { minimumSize })).toEqual([{ competence: '1.1', running: shown, measured: 20 }]);
    const others = [{ competence: '1.1', running: 20, measured: persons }];
    expect(disclosedReferences(others, { minimumSize })).toEqual([{ competence: '1.1', running: 20, measured: shown }]);
  });
});
