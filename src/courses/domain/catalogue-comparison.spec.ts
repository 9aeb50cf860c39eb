import { compared } from './catalogue-comparison.js';
import { readMoochub } from './moochub.js';
import { type KeptCourse, recordOf } from './moochub-export.js';

const ID = '6f1c1b7a-3c1e-5b0a-9d57-0f2f6f5d2a11';
const attributes = {
  name: 'Suchen',
  courseCode: 'A-1',
  inLanguage: ['de'],
  publisher: { type: 'Organization', name: 'Lernwerkstatt' },
  url: 'https://kurse.example/a-1',
  duration: 'PT1H',
  access: ['free'],
};
const rowOf = (more: object = {}) =>
  readMoochub({ data: [{ id: ID, type: 'Course', attributes: { ...attributes, ...more } }] }).rows[0]!;
const keptOf = (more: Partial<KeptCourse> = {}): KeptCourse => ({
  ...rowOf(),
  ...{ id: ID, accessibility: [], prerequisites: [], needed: [], revision: 1, updatedAt: new Date(0) },
  ...more,
});

describe('a record of a catalogue', () => {
  it('is new when its course is not here', () => {
    expect(compared(rowOf(), null)).toEqual({ pile: 'new', name: 'A-1: Suchen', changes: [] });
  });

  it('changes nothing when it says the same as last time, whatever was edited here', () => {
    expect(compared(rowOf(), keptOf({ minutes: 33 })).pile).toBe('unchanged');
  });

  it('changes nothing when it says what our export says, also of a course that was written here', () => {
    const own = keptOf({ source: 'lernlotse', original: null, title: { de: 'Suchen', en: 'Searching' } });
    const [row] = readMoochub({ data: [recordOf(own)] }).rows;
    expect(compared(row!, own).pile).toBe('unchanged');
  });

  it('says field by field what it changes', () => {
    const { pile, changes } = compared(rowOf({ duration: 'PT2H', name: 'Finden' }), keptOf());
    expect([pile, changes]).toEqual([
      'changed',
      [
        { field: 'title', before: { de: 'Suchen' }, after: { de: 'Finden' } },
        { field: 'minutes', before: 60, after: 120 },
      ],
    ]);
  });

  it('takes a course out of the catalogue when a fact is missing, but leaves a withdrawn one withdrawn', () => {
    const silent = rowOf({ duration: undefined });
    const fieldsOf = (kept: KeptCourse) => compared(silent, kept).changes.map(({ field, after }) => [field, after]);
    expect(fieldsOf(keptOf())).toEqual([
      ['minutes', null],
      ['state', 'draft'],
    ]);
    expect(fieldsOf(keptOf({ state: 'withdrawn' }))).toEqual([['minutes', null]]);
  });

  it('may change only what is kept and not shown', () => {
    expect(compared(rowOf({ keywords: ['a'] }), keptOf()).changes).toEqual([
      { field: 'record', before: null, after: null },
    ]);
  });
});
