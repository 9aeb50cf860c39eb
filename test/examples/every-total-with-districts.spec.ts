import { administrations } from '../support/administrations.js';
import { LIMITS, METHODS, totalsThatDiffer } from '../support/every-total.js';
import { withShared } from '../support/shared.js';

describe.each(LIMITS)('Every total up to 5,000, the districts included, $named,', (limits) => {
  describe.each(METHODS)('by %s', (method) => {
    withShared('is what one gets by hand on the 194 administrations', () => {
      const all = administrations();
      expect(all).toHaveLength(194);
      expect(totalsThatDiffer(all, method, limits)).toEqual([]);
    });
  });
});
