import { administrations } from '../support/administrations.js';
import { everyTotalAgrees } from '../support/every-total.js';

describe('Every total, the districts included,', () => {
  everyTotalAgrees(194, administrations);
});
