import { textOfList } from './list-file.js';

describe('a list of persons as a file', () => {
  it.each([
    ['UTF-8', Buffer.from('person\nmüller@ort.example')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFperson\nmüller@ort.example')],
    ['Windows-1252', Buffer.from('person\nmüller@ort.example', 'latin1')],
  ])('is read in %s', (_, bytes) => {
    expect(textOfList(bytes, 100)).toContain('müller');
  });

  it.each([
    ['list-file-is-workbook', Buffer.from('PK\u0003\u0004…')],
    ['list-file-is-workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['list-file-is-pdf', Buffer.from('%PDF-1.7')],
    ['list-file-is-no-text', Buffer.from('a\0b')],
    ['list-file-empty', Buffer.from('')],
    ['list-file-empty', Buffer.from(' \n')],
    ['list-file-too-large', Buffer.from('x'.repeat(101))],
  ])('is refused with %s when it is none', (code, bytes) => {
    expect(() => textOfList(bytes, 100)).toThrow(code);
  });
});
