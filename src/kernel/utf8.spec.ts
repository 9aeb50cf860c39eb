import { utf8Text } from './utf8.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Buffer => Buffer.from(text, encoding);

describe('the text of a file', () => {
  it.each([
    ['UTF-8', bytes('Grüße'), 'Grüße'],
    ['UTF-8 with a byte order mark', bytes('\uFEFFGrüße'), 'Grüße'],
    ['another encoding', bytes('Grüße', 'latin1'), undefined],
    ['bytes that are no text', bytes('a\u0000b'), undefined],
    ['nothing', bytes(''), ''],
  ])('in %s', (_, file, text) => {
    expect(utf8Text(file)).toBe(text);
  });
});
