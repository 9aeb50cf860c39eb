import { withoutDistricts } from '../support/administrations.js';
import { LIMITS, METHODS, totalsThatDiffer } from '../support/every-total.js';
import { withShared } from '../support/shared.js';

describe.each(LIMITS)('Every total up to 5,000, the districts left out, $named,', (limits) => {
  describe.each(METHODS)('by %s', (method) => {
    withShared('is what one gets by hand on the 170 administrations', () => {
      const all = withoutDistricts();
      expect(all).toHaveLength(170);
      expect(totalsThatDiffer(all, method, limits)).toEqual([]);
    });
  });
});
