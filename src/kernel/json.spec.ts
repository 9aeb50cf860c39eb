import { parseJson } from './json.js';

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
