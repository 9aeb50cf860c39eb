import * as fc from 'fast-check';
import type { JsonValue } from '../../kernel/json.js';
import { canonicalJson } from './canonical-json.js';

const { tree: anyJson } = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC')),
    fc.maxSafeInteger().map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree')),
    fc.dictionary(fc.string(), tie('tree'), { noNullPrototype: true }),
  ),
}));

describe('canonical JSON', () => {
  it('sorts names, leaves out spaces and what is undefined', () => {
    expect(canonicalJson({ b: [1, true, null], a: { z: 'ü', y: -3 }, c: undefined, B: 0 })).toBe(
      '{"B":0,"a":{"y":-3,"z":"ü"},"b":[1,true,null]}',
    );
  });

  it('writes composed and decomposed letters the same way', () => {
    expect(canonicalJson({ 'Gru\u0308n': 'Mu\u0308nd' })).toBe(canonicalJson({ 'Gr\u00fcn': 'M\u00fcnd' }));
  });

  it('writes minus zero as zero', () => {
    expect(canonicalJson(-0)).toBe('0');
  });

  it.each<[string, JsonValue, string]>([
    ['not-an-integer', { share: [0.5] }, '/share/0'],
    ['not-an-integer', { count: 2 ** 53 }, '/count'],
    ['not-an-integer', Number.NaN, ''],
    ['lone-surrogate', { 'a/b': '\ud800' }, '/a~1b'],
    ['name-twice', { note: { ['u\u0308']: 1, ['\u00fc']: 2 } }, '/note'],
    ['not-json', { at: new Date(0) as never }, '/at'],
    ['not-json', [undefined] as never, '/0'],
  ])('refuses %s: %j', (reason, value, at) => {
    expect(() => canonicalJson(value)).toThrow(
      expect.objectContaining({
        code: 'ledger-content-not-canonical',
        kind: 'invalid',
        details: { at, reason },
      }) as Error,
    );
  });

  it('is JSON of the same value, and does not depend on the order of the members', () => {
    const reversed = (value: JsonValue): JsonValue => {
      if (Array.isArray(value)) return value.map(reversed);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, member]) => [name, reversed(member as JsonValue)]),
      );
    };
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });
});
