import { createHash } from 'node:crypto';

import { InstrumentsService } from '../../src/competencies/index.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  asCsv,
  type Bank,
  type BankItem,
  importFile,
  importNow,
  OWN_FRAMEWORK,
  ownItems,
} from '../support/competencies.js';
import { aPicture, aSound, type FileMedium, PNG } from '../support/media.js';
import { somebody, type Somebody } from '../support/people.js';

const LIMIT = 256 * 1024;

describe('An item with media and needs', () => {
  let app: TestApp;
  let reader: Somebody;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    await importFile(app, 'framework', OWN_FRAMEWORK);
    reader = await somebody(app);
  });
  afterAll(() => app.close());
  beforeEach(() => app.sql('TRUNCATE item_banks CASCADE'));

  /** Two items of the own bank; the first one is changed. */
  function bankWith(change: Partial<BankItem>): Bank {
    const { items, ...bank } = ownItems();
    const [first, second] = items.filter(({ kind }) => kind === 'single-choice');
    return { ...bank, items: [{ ...first!, ...change }, second!] };
  }

  const current = () =>
    app.sql<{ id: string; needs: unknown }>('SELECT id, needs FROM items WHERE retired_at IS NULL ORDER BY code');
  const kept = () => app.sql<{ id: string }>('SELECT id FROM item_media ORDER BY item_id, position');
  const itemWithMedia = async () => {
    const items = await app.get(InstrumentsService).items((await current()).map(({ id }) => id));
    return items.find(({ media }) => media.length > 0)!;
  };

  it('arrives with both, and a second import changes nothing', async () => {
    const bank = bankWith({ needs: ['hearing', 'colour'], media: [aPicture(), aSound()] });
    expect(await importNow(app, 'items', bank)).toMatchObject({ state: 'applied', problems: [] });
    expect(await itemWithMedia()).toMatchObject({
      needs: ['colour', 'hearing'],
      media: [
        { type: 'image/png', alternative: { de: 'Ein Formular' }, transcript: null },
        { type: 'audio/mpeg', alternative: { de: 'Ein Anruf' }, transcript: { de: 'Guten Tag.' } },
      ],
    });
    const before = [await current(), await kept()];
    const { counts } = await importNow(app, 'items', bank);
    expect(counts).toMatchObject({ created: 0, changed: 0 });
    expect([await current(), await kept()]).toEqual(before);
  });

  it.each<[string, Partial<BankItem>]>([
    ['other needs', { needs: ['sight', 'hearing'], media: [aPicture()] }],
    ['another picture', { needs: ['sight'], media: [aPicture({ bytes: Buffer.concat([PNG, PNG]) })] }],
    ['other words for it', { needs: ['sight'], media: [aPicture({ alternative: { de: 'Ein anderes Formular' } })] }],
    ['another order of media', { needs: ['sight'], media: [aSound(), aPicture()] }],
    ['no media', { needs: ['sight'] }],
  ])('is replaced by one with %s, and the old one stays for old answers', async (_, change) => {
    await importNow(app, 'items', bankWith({ needs: ['sight'], media: [aPicture()] }));
    const old = await itemWithMedia();
    const { counts } = await importNow(app, 'items', bankWith(change));
    expect(counts).toMatchObject({ created: 0, changed: 1 });
    expect((await current()).map(({ id }) => id)).not.toContain(old.id);
    expect(await app.get(InstrumentsService).items([old.id])).toEqual([old]);
    expect((await read(old.media[0]!.id)).status).toBe(200);
  });

  it('may state its needs in a cell of a CSV file; a column for media is passed over with a notice', async () => {
    const report = await importNow(
      app,
      'items',
      asCsv(bankWith({ needs: ['sight', 'pointer'] }))
        .replace('needs', 'needs;media')
        .replaceAll('"sight;pointer"', '"sight;pointer";x'),
    );
    expect(report.problems.map(({ column, code }) => [column, code])).toEqual([['media', 'csv-column-unknown']]);
    expect((await current()).map(({ needs }) => needs)).toContainEqual(['sight', 'pointer']);
    const wrong = await importNow(app, 'items', asCsv(bankWith({ needs: ['sight', 'smell'] })));
    expect(wrong.problems).toMatchObject([
      { line: 6, column: 'needs', code: 'value-unknown', values: { value: 'smell' } },
    ]);
  });

  describe('is refused by record and field, and nothing is changed, when', () => {
    it.each<[string, string, string, Partial<BankItem>]>([
      ['it needs something unknown', 'needs', 'value-unknown', { needs: ['smell'] }],
      [
        'a program is disguised as a picture',
        'media.1.data',
        'media-content-unknown',
        { media: [aPicture({ bytes: Buffer.from('MZ\u0090') })] },
      ],
      [
        'SVG is disguised as PNG',
        'media.1.data',
        'media-content-unknown',
        { media: [aPicture({ bytes: Buffer.from('<svg onload="alert(1)"/>') })] },
      ],
      [
        'SVG says that it is SVG',
        'media.1.type',
        'media-svg-refused',
        { media: [aPicture({ type: 'image/svg+xml' })] },
      ],
      [
        'a sound is disguised as a picture',
        'media.1.data',
        'media-type-differs',
        { media: [{ ...aSound(), type: 'image/png' }] },
      ],
      [
        'a picture is too large',
        'media.2.data',
        'media-too-large',
        { media: [aPicture(), aPicture({ bytes: Buffer.concat([PNG, Buffer.alloc(LIMIT)]) })] },
      ],
      [
        'nothing stands for a picture in words',
        'media.1.alternative',
        'field-missing',
        { media: [without('alternative', aPicture())] },
      ],
      [
        'nothing stands for a sound in words',
        'media.1.transcript',
        'field-missing',
        { media: [without('transcript', aSound())] },
      ],
      ['there are three', 'media', 'media-too-many', { media: [aPicture(), aPicture(), aPicture()] }],
    ])('%s', async (_, column, code, change) => {
      const report = await importNow(app, 'items', bankWith(change));
      expect(report.state).toBe('rejected');
      expect(report.problems.map((one) => [one.severity, one.line, one.column, one.code])).toEqual([
        ['error', 1, column, code],
      ]);
      expect(await app.sql('SELECT id FROM items')).toEqual([]);
    });
  });

  describe('is sent', () => {
    it('as what it is and nothing else, to be kept for good', async () => {
      await importNow(app, 'items', bankWith({ media: [aPicture()] }));
      const { id } = (await itemWithMedia()).media[0]!;
      const { status, headers, body } = await read(id);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, max-age=31536000, immutable',
        etag: `"${createHash('sha256').update(PNG).digest('hex')}"`,
      });
      expect(body).toBe(PNG.toString('utf8'));
    });

    it('in parts to players of sound and film', async () => {
      await importNow(app, 'items', bankWith({ media: [aSound()] }));
      const { id } = (await itemWithMedia()).media[0]!;
      const part = await read(id, { range: 'bytes=0-2' });
      expect([part.status, part.body]).toEqual([206, 'ID3']);
      expect(part.headers['content-range']).toMatch(/^bytes 0-2\/\d+$/);
      expect((await read(id, { range: 'bytes=9999-' })).status).toBe(416);
    });

    it('to nobody who is not signed in, and never when there is none', async () => {
      await importNow(app, 'items', bankWith({ media: [aPicture()] }));
      const { id } = (await itemWithMedia()).media[0]!;
      expect((await app.call('GET', `/api/v1/media/${id}`)).status).toBe(401);
      expect(await read('00000000-0000-4000-8000-000000000000')).toMatchObject({
        status: 404,
        body: { code: 'medium-not-found' },
      });
    });
  });

  function read(id: string, headers: Record<string, string> = {}) {
    return app.call('GET', `/api/v1/media/${id}`, { token: reader.token, headers });
  }
});

function without(field: keyof FileMedium, medium: FileMedium): FileMedium {
  return { ...medium, [field]: undefined };
}
