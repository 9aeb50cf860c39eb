import { grantsOf, mustBeUndistributed, reversalOf } from './decision.js';

const share = (municipalityId: string, granted: number) => ({
  municipalityId,
  ars: municipalityId,
  granted,
  quota: '',
});

describe('A decision', () => {
  it('grants what is missing, and 0 only to whoever takes part for the first time', () => {
    const held = new Map([
      ['a', 5],
      ['b', 7],
      ['d', 3],
    ]);
    expect(grantsOf([share('a', 9), share('b', 7), share('c', 0), share('d', 1)], held)).toEqual([
      { municipalityId: 'a', count: 4 },
      { municipalityId: 'c', count: 0 },
      { municipalityId: 'd', count: -2 },
    ]);
  });

  it('is reversed by taking back what everybody holds', () => {
    const held = new Map([
      ['a', 5],
      ['b', 0],
    ]);
    expect(reversalOf(held)).toEqual([{ municipalityId: 'a', count: -5 }]);
  });

  it.each([
    ['committed', 'already-distributed'],
    ['pending', 'distribution-under-way'],
  ] as const)('is not made a second time while one is %s', (state, code) => {
    expect(() => {
      mustBeUndistributed(state);
    }).toThrow(expect.objectContaining({ code, kind: 'conflict' }) as Error);
    mustBeUndistributed(null);
  });
});
