import { htmlLetter, plainLetter } from './letter.js';

const frame = { locale: 'de', greeting: 'Guten Tag,', closing: 'Ihr Lernlotse', note: 'Ohne Antwort.' };
const letter = {
  subject: 'Zwei & drei',
  paragraphs: ['Erster Satz.', 'Mit <b>Zeichen</b>.'],
  link: { label: 'Ansehen', href: 'https://lernlotse.example/vouchers?a=1&b="2"' },
};

it('says the same in plain text and in HTML', () => {
  expect(plainLetter(letter, frame)).toBe(
    'Guten Tag,\n\nErster Satz.\n\nMit <b>Zeichen</b>.\n\nAnsehen:\nhttps://lernlotse.example/vouchers?a=1&b="2"\n\nIhr Lernlotse\n\n-- \nOhne Antwort.\n',
  );
  expect(htmlLetter(letter, frame)).toContain('<p>Erster Satz.</p>');
  expect(htmlLetter(letter, frame)).toContain('<title>Zwei &amp; drei</title>');
});

it('lets no text become markup, and loads nothing', () => {
  const html = htmlLetter(letter, frame);
  expect(html).toContain('Mit &lt;b&gt;Zeichen&lt;/b&gt;.');
  expect(html).toContain('href="https://lernlotse.example/vouchers?a=1&amp;b=&quot;2&quot;"');
  expect(html).not.toMatch(/src=|<script|<style|<link/);
});

it('needs no link', () => {
  const { subject, paragraphs } = letter;
  expect(plainLetter({ subject, paragraphs }, frame)).not.toContain('https:');
  expect(htmlLetter({ subject, paragraphs }, frame)).not.toContain('<a');
});
