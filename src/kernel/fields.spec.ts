import { Fields } from './fields.js';

const told = (fields: Fields) => fields.findings.map(({ column, code }) => `${column ?? 'record'}: ${code}`);

describe('the fields of a record', () => {
  it('are read without spaces around them, numbers also with a comma', () => {
    const fields = Fields.of(
      { code: ' 1.1 ', title: { de: 'Suchen ', en: '' }, level: '3', minutes: '0,4', right: true },
      7,
    );
    expect([fields.word('code'), fields.text('title'), fields.whole('level', 1, 8)]).toEqual([
      '1.1',
      { de: 'Suchen' },
      3,
    ]);
    expect([fields.amount('minutes', 60), fields.flag('right'), fields.flag('other')]).toEqual([0.4, true, false]);
    expect([fields.sound, fields.line]).toEqual([true, 7]);
  });

  it.each<[string, (fields: Fields) => unknown, string]>([
    ['a text that is missing', (f) => f.word('nothing'), 'nothing: field-missing'],
    ['a text that is a list', (f) => f.word('list'), 'list: field-not-text'],
    ['a text without a language', (f) => f.text('code'), 'code: field-not-text'],
    ['a text in no language', (f) => f.text('empty'), 'empty: field-missing'],
    ['a text in a wrong language', (f) => f.text('nested'), 'nested.de: field-not-text'],
    ['an unknown word', (f) => f.oneOf('code', ['a', 'b']), 'code: value-unknown'],
    ['a number that is a word', (f) => f.whole('code', 1, 8), 'code: field-not-a-number'],
    ['a number that is too large', (f) => f.whole('nine', 1, 8), 'nine: number-out-of-range'],
    ['a time of nothing', (f) => f.amount('zero', 8), 'zero: number-out-of-range'],
    ['a flag that is a word', (f) => f.flag('code'), 'code: field-not-a-flag'],
    ['a list that is a word', (f) => f.list('code'), 'code: field-not-a-list'],
    ['a list of words', (f) => f.list('list'), 'list.1: record-not-an-object'],
    ['an object that is a word', (f) => f.object('code'), 'code: field-missing'],
  ])('tell %s once', (_, read, finding) => {
    const record = { code: 'x', list: ['y'], empty: {}, nested: { de: [] }, nine: 9, zero: 0 };
    const fields = Fields.of(record, 1);
    read(fields);
    expect(told(fields)).toEqual([finding]);
    expect(fields.sound).toBe(false);
  });

  it('of a list tell where they stand, in the words of the file', () => {
    const fields = Fields.of({ options: [{ text: 'x' }, {}] }, 3, (field) => `items.${field}`);
    for (const option of fields.list('options')) option.word('text');
    expect(told(fields)).toEqual(['items.options.2.text: field-missing']);
  });

  it('of something that is no record are refused as a whole', () => {
    expect(told(Fields.of('text', 1))).toEqual(['record: record-not-an-object']);
  });
});
