import { fileNameOf } from './file-name.js';

describe('The name of a file', () => {
  it.each([
    ['Bildungsgutscheine 2026', 'bildungsgutscheine-2026'],
    ['Gutscheine für Führungskräfte, Größe XL', 'gutscheine-fuer-fuehrungskraefte-groesse-xl'],
    ['U\u0308ber Cafés & „mehr“', 'ueber-cafes-mehr'],
    ['../../etc/passwd', 'etc-passwd'],
    ['  2026\r\nX: y  ', '2026-x-y'],
    ['Ваучеры', ''],
  ])('of %j is %s', (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });

  it('is cut where it is too long, and ends in no hyphen', () => {
    expect(fileNameOf(`${'a'.repeat(59)} bc`)).toBe('a'.repeat(59));
  });
});
