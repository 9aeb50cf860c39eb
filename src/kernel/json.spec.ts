import { orderedJson, parseJson } from './json.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Buffer => Buffer.from(text, encoding);

describe('the value of a JSON file', () => {
  it.each([
    ['an object', bytes('\uFEFF {"a": 1}'), { a: 1 }],
    ['a list', bytes('[1]'), [1]],
    ['a broken object', bytes('{"a": '), undefined],
    ['a bare number', bytes('12'), undefined],
    ['another encoding', bytes('["ä"]', 'latin1'), undefined],
  ])('that holds %s', (_, file, value) => {
    expect(parseJson(file)).toEqual(value);
  });
});

describe('the one text of a value', () => {
  it('does not depend on the order of members, but on that of a list', () => {
    expect(orderedJson({ b: [1, { d: 1, c: 2.5 }], a: null })).toBe('{"a":null,"b":[1,{"c":2.5,"d":1}]}');
    expect(orderedJson({ a: null, b: [1, { c: 2.5, d: 1 }] })).toBe(orderedJson({ b: [1, { d: 1, c: 2.5 }], a: null }));
    expect(orderedJson([1, 2])).not.toBe(orderedJson([2, 1]));
  });

  it('leaves out what is undefined', () => {
    expect(orderedJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(orderedJson(undefined)).toBe('null');
  });
});
