import { readTexts, Texts } from '../i18n/texts.js';
import type { JournalLine } from './job-journal.js';
import { inWords } from './journal-words.js';

const line = (kind: JournalLine['kind'], details: JournalLine['details'] = {}, attempt = 1) => ({
  kind,
  details,
  attempt,
});

describe('the journal of a job in words', () => {
  const t = new Texts().in('de');

  it.each([
    [line('started'), 'Der Auftrag wurde begonnen.'],
    [line('started', {}, 3), 'Der Auftrag wurde zum 3. Mal begonnen.'],
    [line('progress', { step: 'tallying', done: 250, total: 11_000 }), '250 von 11.000 sind fertig.'],
    [line('progress', { step: 'ended', done: 0, total: 0 }), 'Es gab nichts zu tun.'],
    [
      line('retry', { code: 'internal', pauseSeconds: 16 }, 3),
      'Anlauf 3 ist gescheitert: Bei uns ist ein Fehler aufgetreten. Der nächste folgt in 16 Sekunden.',
    ],
    [line('retry', { byPerson: true }, 5), 'Der Auftrag wurde auf Wunsch einer Person noch einmal gestartet.'],
    [line('finished', { municipalities: 3 }), 'Der Auftrag ist fertig.'],
  ])('says %j', (said, words) => {
    expect(inWords(t, said)).toBe(words);
  });

  it('names a problem with its figures and what helps', () => {
    const words = inWords(t, line('problem', { code: 'tally-differs-from-rows', details: { municipalities: 3 } }));
    expect(words).toContain('(Kommunen: 3)');
    expect(words).toContain('Hauptbuch');
    expect(readTexts('en')).toHaveProperty('platform.journal.problem');
  });
});
