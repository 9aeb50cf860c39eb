import { withoutDistricts } from '../support/administrations.js';
import { everyTotalAgrees } from '../support/every-total.js';

describe('Every total, the districts left out,', () => {
  everyTotalAgrees(170, withoutDistricts);
});
