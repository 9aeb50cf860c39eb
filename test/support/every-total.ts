import { apportion, type ApportionmentMethod, seatsBy } from '../../src/vouchers/domain/apportionment/apportion.js';
import { type Claimant, claimantsOf } from '../../src/vouchers/domain/apportionment/claimants.js';
import type { Administration } from '../../src/municipalities/domain/municipality.js';
import { largestRemainders, orderOfVouchers, type Weighted } from './by-hand.js';

const MOST = 5_000;
export const METHODS: readonly ApportionmentMethod[] = [
  'sainte-lague',
  'dhondt',
  'hare-niemeyer',
  'adams',
  'huntington-hill',
];
export const LIMITS = [
  { named: 'without limits', minimum: 0, maximum: null },
  { named: 'at least 3 each', minimum: 3, maximum: null },
  { named: 'at most 40 each', minimum: 0, maximum: 40 },
  { named: 'at least 3 and at most 40 each', minimum: 3, maximum: 40 },
] as const;
type Limits = Pick<(typeof LIMITS)[number], 'minimum' | 'maximum'>;
/** Through the whole of `apportion`, which checks its input each time, at each so-manieth total; else the bare method. */
const WHOLE_AT = 50;

type Seats = (total: number) => readonly number[];

/** The totals from the least possible one to 5,000 at which the product gives other shares than one gets by hand. */
export function totalsThatDiffer(
  administrations: readonly Administration[],
  method: ApportionmentMethod,
  { minimum, maximum }: Limits,
): readonly number[] {
  const entries = administrations.map(({ ars, population }) => ({ key: ars, weight: population, minimum, maximum }));
  const claimants = claimantsOf(entries, { by: 'weight-then-key' });
  const limited = entries.map(({ weight }) => ({ weight, minimum, maximum: maximum ?? MOST }));
  const [expected, given] = [byHand(limited, method), byTheProduct(claimants, method)];
  const least = Math.max(1, minimum * entries.length);
  const totals = Array.from({ length: MOST - least + 1 }, (_, at) => least + at);
  return totals.filter((total) => {
    const seats = expected(total);
    const whole = total % WHOLE_AT === 0 ? apportion({ total, method, entries }) : [];
    return given(total).some((held, at) => held !== seats[at]) || whole.some((share, at) => share.seats !== seats[at]);
  });
}

/** In rising order of totals: every claim is sorted once and then only counted along. */
function byHand(towns: readonly Weighted[], method: ApportionmentMethod): Seats {
  if (method === 'hare-niemeyer') return (total) => largestRemainders(towns, total);
  const order = orderOfVouchers(towns, method, MOST);
  const seats = towns.map(({ minimum }) => minimum);
  const minimums = seats.reduce((sum, held) => sum + held, 0);
  let given = 0;
  return (total) => {
    for (; given < total - minimums; given++) seats[order[given]!]!++;
    return seats;
  };
}

function byTheProduct(claimants: readonly Claimant[], method: ApportionmentMethod): Seats {
  return (total) => seatsBy(method, claimants, BigInt(total)).map(Number);
}
