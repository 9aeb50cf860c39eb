import { CLAIM_STATES, mustBeSomebodyElses, mustWait, proofOf } from './claim.js';

describe('the proof of a claim', () => {
  it('is words or an address', () => {
    expect(proofOf({ kind: 'text', text: ' Zertifikat vom 3. Mai ' })).toEqual({
      kind: 'text',
      text: 'Zertifikat vom 3. Mai',
    });
    expect(proofOf({ kind: 'url', url: 'https://a.example/z', text: 'x' })).toEqual({
      kind: 'url',
      url: 'https://a.example/z',
    });
  });

  it.each([{ kind: 'text' as const }, { kind: 'text' as const, text: '  ' }, { kind: 'url' as const, text: 'x' }])(
    'is not %j',
    (fields) => {
      expect(() => proofOf(fields)).toThrow('proof-incomplete');
    },
  );
});

describe('a claim', () => {
  it('is decided once', () => {
    const open = CLAIM_STATES.filter((state) => {
      try {
        mustWait({ state });
        return true;
      } catch {
        return false;
      }
    });
    expect(open).toEqual(['claimed']);
  });

  it('is never decided by oneself', () => {
    expect(() => {
      mustBeSomebodyElses({ personId: 'a' }, 'a');
    }).toThrow('nobody-decides-own-claim');
    expect(() => {
      mustBeSomebodyElses({ personId: 'a' }, 'b');
    }).not.toThrow();
  });
});
