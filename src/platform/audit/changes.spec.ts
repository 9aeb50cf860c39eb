import { changesOf } from './changes.js';

describe('the changes of a thing', () => {
  it('are the fields that differ, before and after', () => {
    expect(changesOf({ total: 10, name: 'A', id: 'x' }, { total: 12, name: 'A' })).toEqual({
      before: { total: 10 },
      after: { total: 12 },
    });
  });

  it('see through the order of members, and take what is missing for nothing', () => {
    expect(changesOf({ a: { b: 1, c: 2 }, d: null }, { a: { c: 2, b: 1 }, d: undefined })).toEqual({
      before: {},
      after: {},
    });
    expect(changesOf({}, { day: new Date(0) })).toEqual({
      before: { day: null },
      after: { day: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('say of long texts only that they changed', () => {
    const long = 'x'.repeat(400);
    expect(changesOf({ text: long }, { text: 'kurz' })).toEqual({ before: { text: '…' }, after: { text: 'kurz' } });
  });
});
