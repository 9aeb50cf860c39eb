import { Fields } from '../../kernel/fields.js';
import { readMedia, readNeeds } from './item-media.js';

const PNG = Buffer.concat([Buffer.from([0x89]), Buffer.from('PNG\r\n\u001a\n')]);
const MP3 = Buffer.from('ID3\u0004');
const LIMIT = 256 * 1024;

const picture = { type: 'image/png', data: PNG.toString('base64'), alternative: { de: 'Ein Formular' } };
const sound = { type: 'audio/mpeg', data: MP3.toString('base64'), alternative: { de: 'Ein Anruf' } };
const large = (bytes: number): string => Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length)]).toString('base64');

/** What is found to be wrong with an item that carries these media. */
function faults(...media: readonly unknown[]): readonly unknown[] {
  const fields = Fields.of({ media }, 7);
  readMedia(fields);
  return fields.findings.map(({ line, column, code }) => [line, column, code]);
}

describe('the media of an item', () => {
  it('are bytes with words that stand for them', () => {
    const fields = Fields.of({ media: [picture, { ...sound, transcript: { de: 'Guten Tag.' } }] }, 1);
    expect(readMedia(fields)).toEqual([
      { type: 'image/png', alternative: { de: 'Ein Formular' }, transcript: null, bytes: new Uint8Array(PNG) },
      {
        type: 'audio/mpeg',
        alternative: { de: 'Ein Anruf' },
        transcript: { de: 'Guten Tag.' },
        bytes: new Uint8Array(MP3),
      },
    ]);
    expect(fields.findings).toEqual([]);
  });

  it('may be left out', () => {
    const fields = Fields.of({}, 1);
    expect([readMedia(fields), fields.findings]).toEqual([[], []]);
  });

  it('may be as large as the limit', () => {
    expect(faults({ ...picture, data: large(LIMIT) })).toEqual([]);
  });

  it.each<[string, string, object]>([
    ['media.1.alternative', 'field-missing', { ...picture, alternative: undefined }],
    ['media.1.alternative', 'field-missing', { ...picture, alternative: {} }],
    ['media.1.transcript', 'field-missing', sound],
    ['media.1.type', 'media-svg-refused', { ...picture, type: 'image/svg+xml' }],
    ['media.1.type', 'value-unknown', { ...picture, type: 'image/gif' }],
    ['media.1.type', 'field-missing', { ...picture, type: undefined }],
    ['media.1.data', 'field-missing', { ...picture, data: undefined }],
    ['media.1.data', 'media-data-unreadable', { ...picture, data: 'no base 64' }],
    ['media.1.data', 'media-type-differs', { ...picture, data: MP3.toString('base64') }],
    ['media.1.data', 'media-content-unknown', { ...picture, data: Buffer.from('<svg/>').toString('base64') }],
    ['media.1.data', 'media-too-large', { ...picture, data: large(LIMIT + 1) }],
    ['media.1.data', 'media-too-large', { ...picture, data: large(2 * LIMIT) }],
  ])('are told apart by field: %s, %s', (column, code, medium) => {
    expect(faults(medium)).toEqual([[7, column, code]]);
  });

  it('are at most two', () => {
    expect(faults(picture, picture, picture)).toEqual([[7, 'media', 'media-too-many']]);
  });
});

describe('the needs of an item', () => {
  it('are kept once each, in one order', () => {
    expect(readNeeds(Fields.of({ needs: ['hearing', 'sight', 'hearing'] }, 1))).toEqual(['sight', 'hearing']);
    expect(readNeeds(Fields.of({}, 1))).toEqual([]);
  });

  it.each([[['smell']], [[7]], [[{}]], ['sight']])('must be known: not %j', (needs) => {
    const fields = Fields.of({ needs }, 1);
    readNeeds(fields);
    expect([fields.sound, fields.findings.map(({ column }) => column)]).toEqual([false, ['needs']]);
  });
});
