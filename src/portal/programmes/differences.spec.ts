import { differingFields, withStored } from './differences.js';
import { BLANK } from './form.js';

describe('two versions of a draft', () => {
  it('says in which fields two differ, and takes the stored value where it is to stay', () => {
    const mine = { ...BLANK, revision: 3, total: '50', providers: ['B', 'A'], courseSearch: 'x' };
    const stored = { ...BLANK, revision: 4, titleDe: 'Anders', providers: ['A', 'B'] };
    expect(differingFields(stored, mine)).toEqual(['titleDe', 'total']);
    expect(withStored(mine, stored, ['titleDe', 'revision'])).toEqual({ ...mine, titleDe: 'Anders' });
  });
});
