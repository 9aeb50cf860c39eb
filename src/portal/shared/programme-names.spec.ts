import { formatsFor } from '../../platform/i18n/formats.js';
import { Texts } from '../../platform/i18n/texts.js';
import { programmeNames, programmeOptions } from './programme-names.js';

describe('what a page calls its programmes', () => {
  const page = { t: new Texts().in('de'), locale: 'de', format: formatsFor('de') } as const;
  const of = (id: string, de: string, year: number) => ({
    ...{ id, title: { de }, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
  });
  const alone = of('a', 'Gutscheine', 2025);
  const [older, newer] = [of('b', 'Bildung', 2025), of('c', 'Bildung', 2026)];
  const twin = of('d', 'Bildung', 2026);

  it.each([
    ['the title, where no other has it', [alone, newer], ['Gutscheine', 'Bildung']],
    ['the title, where a list names one twice', [alone, alone], ['Gutscheine', 'Gutscheine']],
    [
      'the period too, where two have one title',
      [older, newer],
      ['Bildung (01.01.2025 bis 31.12.2025)', 'Bildung (01.01.2026 bis 31.12.2026)'],
    ],
    [
      'a number, where the period is the same as well',
      [twin, newer],
      ['Bildung (01.01.2026 bis 31.12.2026, Nr. 2)', 'Bildung (01.01.2026 bis 31.12.2026, Nr. 1)'],
    ],
  ])('%s', (_, programmes, names) => {
    expect(programmes.map(programmeNames(page, programmes))).toEqual(names);
  });

  it('says the same to choose from', () => {
    expect(programmeOptions(page, [alone])).toEqual([{ value: 'a', label: 'Gutscheine' }]);
  });
});
