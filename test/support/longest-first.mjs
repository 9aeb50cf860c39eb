import Sequencer from '@jest/test-sequencer';

/** Files that take half a minute and more, the longest first; the others follow as jest orders them. */
const LONGEST = [
  'faults/signals-to-a-worker',
  'faults/signals-to-an-api',
  'faults/vouchers',
  'faults/rolling-restart',
  'faults/memory',
  'fuzz',
  'authorization-outcomes',
  'plans-at-scale',
  'paths-against-a-solver-first-half',
  'paths-against-a-solver-second-half',
  'every-total-with-districts',
  'every-total-without-districts',
  'nobody-follows-from-the-figures',
  'calibrate',
  'every-page',
  'first-day',
  'stories-in-german',
  'stories-in-english',
  'focus',
  'when-something-goes-wrong',
];

/**
 * On a machine that has never run them jest takes the largest file first, and would end with one worker waiting for a small
 * file that takes long.
 */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const place = ({ path }) => LONGEST.findIndex((name) => path.includes(`/${name}.spec.`));
    const rank = (test) => (place(test) < 0 ? LONGEST.length : place(test));
    return (await super.sort(tests)).toSorted((one, other) => rank(one) - rank(other));
  }
}
