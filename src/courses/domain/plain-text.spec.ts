import fc from 'fast-check';

import { plainText } from './plain-text.js';

describe('plain text of an HTML description', () => {
  it.each<[string, string, string]>([
    ['paragraphs', '<p>Eins</p>\n<p>Zwei</p>', 'Eins\n\nZwei'],
    ['line breaks', 'Eins<br/>Zwei<br>Drei', 'Eins\nZwei\nDrei'],
    ['lists', '<ul><li>Eins</li> <li>Zwei</li></ul>Ende', '• Eins\n• Zwei\n\nEnde'],
    ['inline elements', 'Ein <b>fettes</b> <a href="javascript:x()">Wort</a>', 'Ein fettes Wort'],
    ['entities, once', '&uuml;ber &lt;b&gt; &amp;amp; &#8364; &#x20AC; &unknown;', 'über <b> &amp; € € &unknown;'],
    ['scripts and styles', 'A<script>alert("<p>")</script>B<style>p{}</style>C', 'A B C'],
    ['a script that never ends', 'A<script>alert(1)', 'A'],
    ['comments', 'A<!-- <p>x</p> -->B', 'AB'],
    ['signs that are no tags', '3 < 4 und <3', '3 < 4 und <3'],
    ['text without markup', ' Eins\n\n\n\nZwei ', 'Eins\n\nZwei'],
    ['an image with an event', 'A<img src=x onerror=alert(1)>B', 'AB'],
  ])('handles %s', (_, html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it.each([
    ['<<b-->p/>', '< p/>'],
    ['</<b>p>', '< /p>'],
    ['3 < 5', '3 < 5'],
  ])('makes no new element of a bracket and what follows a tag: %s', (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it('leaves no element, whatever comes', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '</',
      '<!--',
      '-->',
      'script',
      'p',
      ' ',
      'b',
      '"',
      '<script>',
      '</script',
      '/>',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        expect(plainText(parts.join(''))).not.toMatch(/<\/?(script|p|b)[^<]*>/);
      }),
    );
  });

  it('takes time in proportion to the length', () => {
    const start = performance.now();
    for (const piece of ['<!--', '<script>', '<p', '<', '&#', ' \n ']) plainText(piece.repeat(60_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
