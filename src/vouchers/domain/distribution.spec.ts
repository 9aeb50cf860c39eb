import { entriesOf, mustTopUp, type Participant, participantsOf, tiesOf, warningsOf } from './distribution.js';

const town = (change: Partial<Participant> = {}): Participant => ({
  id: 'id-town',
  ars: '073400000000',
  name: 'Musterstadt',
  kind: 'independent-city',
  population: 40_000,
  headcount: 500,
  need: null,
  ...change,
});
const district = town({
  id: 'id-district',
  ars: '073310000000',
  kind: 'district',
  population: 130_000,
  headcount: null,
});
const KINDS = ['independent-city', 'district', 'collective-municipality'];
const union = town({ id: 'id-union', ars: '073315001000', kind: 'collective-municipality', population: 20_000 });

describe('a distribution', () => {
  it('leaves out kinds and single municipalities, and refuses names that it does not know', () => {
    expect(participantsOf([town(), district, union], ['district'], KINDS)).toEqual([town(), union]);
    expect(participantsOf([town(), district, union], ['id-town', union.ars], KINDS)).toEqual([district]);
    expect(participantsOf([town()], ['district'], KINDS)).toEqual([town()]);
    expect(() => participantsOf([town()], ['village'], KINDS)).toThrow(
      expect.objectContaining({ code: 'exclusion-unknown', details: { exclude: ['village'] } }) as Error,
    );
  });

  it('weighs by population, by staff, or everybody the same', () => {
    const limits = { minimum: 5, maximum: 150 };
    const weight = (weights: 'population' | 'equal' | 'headcount') => entriesOf([town()], { weights, ...limits });
    expect(weight('population')).toEqual([{ key: '073400000000', weight: 40_000, ...limits }]);
    expect(weight('equal')[0]?.weight).toBe(1);
    expect(weight('headcount')[0]?.weight).toBe(500);
  });

  it('names whose staff is not known', () => {
    expect(() => entriesOf([town(), district], { weights: 'headcount', minimum: 0, maximum: null })).toThrow(
      expect.objectContaining({ code: 'headcount-missing', details: { count: 1, ars: [district.ars] } }) as Error,
    );
  });

  it('warns of people who count twice and of empty hands', () => {
    expect(warningsOf([town(), district, union], 'population', [1, 1, 1])).toEqual(['districts-counted-twice']);
    expect(warningsOf([town(), district], 'population', [1, 1])).toEqual([]);
    expect(warningsOf([district, union], 'equal', [1, 0])).toEqual(['somebody-without-voucher']);
  });
});

describe('Equal claims', () => {
  it('go by lot where a seed is given', () => {
    const sha256 = (text: string): string => text;
    expect(tiesOf({}, sha256)).toEqual({ by: 'weight-then-key' });
    expect(tiesOf({ lot: 'Ziehung' }, sha256)).toEqual({ by: 'lot', seed: 'Ziehung', sha256 });
  });
});

describe('A top-up', () => {
  it('never makes a programme smaller, and has something to distribute', () => {
    const programme = { total: 40, granted: 35 };
    mustTopUp(programme, { total: 40, reserve: 4 });
    const refused = (code: string) => expect.objectContaining({ code, kind: 'invalid' }) as Error;
    expect(() => {
      mustTopUp(programme, { total: 39, reserve: 0 });
    }).toThrow(refused('top-up-below-total'));
    expect(() => {
      mustTopUp(programme, { total: 41, reserve: 6 });
    }).toThrow(refused('nothing-to-top-up'));
  });
});
