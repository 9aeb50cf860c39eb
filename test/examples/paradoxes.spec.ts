import type { ApportionmentMethod } from '../../src/vouchers/domain/apportionment/apportion.js';
import { compareMethods, type MethodOutcome } from '../../src/vouchers/domain/comparison.js';
import { withoutDistricts } from '../support/administrations.js';
import { withShared } from '../support/shared.js';

type Weights = Readonly<Record<string, number>>;

const outcome = (weights: Weights, total: number, method: ApportionmentMethod): MethodOutcome => {
  const entries = Object.entries(weights).map(([key, weight]) => ({ key, weight, minimum: 0, maximum: null }));
  return compareMethods({ total, entries }).find((one) => one.method === method)!;
};
const seatsIn = ({ shares }: MethodOutcome): Weights =>
  Object.fromEntries(shares.map(({ key, seats }) => [key, seats]));

/** The 170 administrations without the districts, by name. */
const register = (): Weights =>
  Object.fromEntries(withoutDistricts().map(({ name, population }) => [name, population]));

describe('The Alabama paradox: more vouchers in all, and somebody has less', () => {
  it('in the smallest form: the third of three loses its second voucher', () => {
    const villages = { Altdorf: 600, Burgdorf: 600, Celldorf: 200 };
    const ten = outcome(villages, 10, 'hare-niemeyer');
    expect(seatsIn(ten)).toEqual({ Altdorf: 4, Burgdorf: 4, Celldorf: 2 });
    expect(seatsIn(outcome(villages, 11, 'hare-niemeyer'))).toEqual({ Altdorf: 5, Burgdorf: 5, Celldorf: 1 });
    expect(ten.losers).toEqual([{ key: 'Celldorf', seats: 2, seatsWithOneMore: 1 }]);
  });

  withShared('in Rhineland-Palatinate: with 2,613 instead of 2,612 the Verbandsgemeinde Kandel loses one', () => {
    const towns = register();
    expect(outcome(towns, 2_612, 'hare-niemeyer').losers).toEqual([{ key: 'Kandel', seats: 11, seatsWithOneMore: 10 }]);
    expect(seatsIn(outcome(towns, 2_613, 'hare-niemeyer'))).toMatchObject({ Kandel: 10 });
  });

  withShared('happens to nobody under the four other methods', () => {
    const towns = register();
    for (const method of ['sainte-lague', 'dhondt', 'adams', 'huntington-hill'] as const) {
      expect(outcome(towns, 2_612, method).losers).toEqual([]);
    }
  });
});

describe('The broken quota rule: more or less than rounding explains', () => {
  it('in the smallest form: the large one takes everything', () => {
    const around = { Grossstadt: 8_000, Nord: 500, Ost: 500, Sued: 500, West: 500 };
    const { breaches } = outcome(around, 10, 'dhondt');
    expect(breaches).toContainEqual({ key: 'Grossstadt', seats: 10, exact: '8.0000', beyond: 2 });
  });

  withShared(
    'in Rhineland-Palatinate: of 2,750, Koblenz gets 77 by D’Hondt and 74 by Adams, where 75.5 is exact',
    () => {
      const towns = register();
      const koblenz = 'Koblenz, kreisfreie Stadt';
      const breachOf = (method: ApportionmentMethod) =>
        outcome(towns, 2_750, method).breaches.find(({ key }) => key === koblenz);
      expect(breachOf('dhondt')).toEqual({ key: koblenz, seats: 77, exact: '75.5017', beyond: 1 });
      expect(breachOf('adams')).toEqual({ key: koblenz, seats: 74, exact: '75.5017', beyond: -1 });
    },
  );

  withShared('happens to nobody by Hare/Niemeyer, nor here by Sainte-Laguë and Huntington-Hill', () => {
    const towns = register();
    for (const method of ['hare-niemeyer', 'sainte-lague', 'huntington-hill'] as const) {
      expect(outcome(towns, 2_750, method).breaches).toEqual([]);
    }
  });
});
