import {
  blankValues,
  editOf,
  faultsIn,
  type FormFields,
  textFieldsOf,
  valuesOfForm,
  wordFieldsOf,
} from './part-form.js';

const LEVELS = [1, 2].map((number) => ({ number, coarse: 1, name: {}, coarseName: {}, description: {} }));
const fieldsOf = (kind: Parameters<typeof textFieldsOf>[0], isNew = false): FormFields => {
  return { texts: textFieldsOf(kind, { levels: LEVELS }), words: wordFieldsOf(kind, isNew) };
};
const sent = (body: object, kind: Parameters<typeof textFieldsOf>[0], code = '') =>
  valuesOfForm({ ...body }, { kind, code }, fieldsOf(kind, code === ''));

describe('The form of a part', () => {
  it('reads a competence with what it means on each level, without spaces and Windows line ends', () => {
    const values = sent({ 'title-de': ' Finden ', 'level-2-en': 'I find\r\nall' }, 'competence', '1.1');
    expect(editOf(values)).toEqual({
      ...{ kind: 'competence', code: '1.1', words: {} },
      texts: { title: { de: 'Finden' }, description: {}, 'level-1': {}, 'level-2': { en: 'I find\nall' } },
    });
  });

  it.each<[string, object, readonly string[]]>([
    ['a name in German', { code: '1', 'title-de': 'Suchen' }, []],
    ['a name in English only', { code: '1', 'title-en': 'Search' }, []],
    ['no name', { code: '1', 'title-de': '  ' }, ['title-de needed']],
    ['no code', { 'title-de': 'Suchen' }, ['code wordNeeded']],
    ['a code of two words', { code: '1 a', 'title-de': 'Suchen' }, ['code code']],
    ['a name that is too long', { code: '1', 'title-en': 'x'.repeat(201) }, ['title-en nameTooLong']],
    [
      'a text that is too long',
      { code: '1', 'title-de': 'x', 'description-de': 'x'.repeat(4001) },
      ['description-de textTooLong'],
    ],
  ])('finds what is wrong with an area that has %s', (_, body, faults) => {
    const values = sent(body, 'area');
    expect(faultsIn(values, fieldsOf('area', true)).map(({ field, fault }) => `${field} ${fault}`)).toEqual(faults);
  });

  it('asks a new competence where it lies, and a framework for the name of its edition', () => {
    expect(faultsIn(sent({ code: '1.2', 'title-de': 'x' }, 'competence'), fieldsOf('competence', true))).toEqual([
      { field: 'area', fault: 'wordNeeded' },
    ]);
    const head = sent({ edition: 'zwei tausend', source: 'wir', licence: 'CC0', 'title-de': 'x' }, 'framework', 'k');
    expect(faultsIn(head, fieldsOf('framework'))).toEqual([{ field: 'edition', fault: 'edition-name-invalid' }]);
  });

  it('begins empty', () => {
    expect(blankValues('competence', { area: '2' })).toEqual({
      kind: 'competence',
      code: '',
      words: { area: '2' },
      texts: {},
    });
  });
});
