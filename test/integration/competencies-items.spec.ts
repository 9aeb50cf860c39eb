import { readFileSync } from 'node:fs';
import path from 'node:path';

import { FrameworksService, InstrumentsService } from '../../src/competencies/index.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  asCsv,
  type Bank,
  type BankItem,
  importFile,
  importNow,
  OWN_FRAMEWORK,
  OWN_ITEMS,
  ownItems,
} from '../support/competencies.js';
import { digcompsatAsItemBank } from '../support/digcompsat.js';
import { sharedFile, withShared } from '../support/shared.js';

describe('An item bank', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    await importFile(app, 'framework', OWN_FRAMEWORK);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.sql('TRUNCATE item_banks CASCADE');
  });

  async function instrument() {
    const framework = await app.get(FrameworksService).find('kommunal', '2026');
    return app.get(InstrumentsService).forFramework(framework!.id);
  }

  /** Three self-ratings, a single choice, a multiple choice and an ordering of the own bank, with its scales. */
  function smallBank(): Bank {
    const bank = ownItems();
    const ofKind = (kind: string, count: number) => bank.items.filter((item) => item.kind === kind).slice(0, count);
    const kinds = ['single-choice', 'multiple-choice', 'ordering'].flatMap((kind) => ofKind(kind, 1));
    return { ...bank, items: [...ofKind('self-rating', 3), ...kinds] };
  }

  function bankWith(change: (bank: Bank, item: BankItem) => void, kind = 'single-choice'): Bank {
    const bank = smallBank();
    change(
      bank,
      bank.items.find((item) => item.kind === kind)!,
    );
    return bank;
  }

  describe('of the product itself', () => {
    it('arrives and is published as an instrument, and a second import changes nothing', async () => {
      const first = await importFile(app, 'items', OWN_ITEMS);
      expect(first).toMatchObject({ state: 'applied', problems: [], counts: { total: 319, created: 319 } });
      const published = await instrument();
      expect(published).toMatchObject({ version: 1, settings: { levels: 8, minimumAnswers: 2, mode: 'adaptive' } });
      expect(published.items).toHaveLength(315);
      const second = await importFile(app, 'items', OWN_ITEMS);
      expect(second.counts).toMatchObject({ created: 0, changed: 0, unchanged: 319 });
      expect((await instrument()).id).toBe(published.id);
    });

    it('asks at least 12 questions per competence, two of them keyed, in both languages', async () => {
      await importFile(app, 'items', OWN_ITEMS);
      const { items } = await instrument();
      const counts = new Map<string, { all: number; keyed: number; ratings: Set<string> }>();
      for (const { competence, answerKey, dimension, anchor } of items) {
        const count = counts.get(competence) ?? { all: 0, keyed: 0, ratings: new Set() };
        count.all += 1;
        if (answerKey === null) count.ratings.add(`${dimension} at ${anchor}`);
        else count.keyed += 1;
        counts.set(competence, count);
      }
      expect(counts.size).toBe(21);
      for (const { all, keyed, ratings } of counts.values()) {
        expect([all >= 12, keyed >= 2, ratings.size]).toEqual([true, true, 12]);
      }
      const texts = await app.get(InstrumentsService).items(items.map(({ itemId }) => itemId));
      const oneLanguage = texts.filter(({ text, options, explanation, answerKey }) =>
        [text, ...options, ...(answerKey === null ? [] : [explanation ?? {}])].some((t) => !t.de || !t.en),
      );
      expect(oneLanguage.map(({ code }) => code)).toEqual([]);
    });

    it('is the same bank when it comes as CSV', async () => {
      await importFile(app, 'items', OWN_ITEMS);
      const { counts, problems } = await importNow(app, 'items', asCsv(ownItems()));
      expect([problems, counts]).toMatchObject([[], { total: 319, created: 0, changed: 0, unchanged: 319 }]);
    });

    it('becomes a new version when a question changes; the old one stays as it was', async () => {
      await importNow(app, 'items', smallBank());
      const before = await instrument();
      const changed = bankWith((_, item) => (item.text = { ...item.text, de: 'Ganz anders gefragt?' }));
      expect((await importNow(app, 'items', changed)).counts).toMatchObject({ created: 0, changed: 1 });
      const after = await instrument();
      expect([before.version, after.version, after.items.length]).toEqual([1, 2, 6]);
      const code = changed.items.find(({ kind }) => kind === 'single-choice')!.code;
      const [old, now] = [before, after].map(({ items }) => items.find((item) => item.code === code)!.itemId);
      const rows = await app.sql('SELECT id, retired_at IS NOT NULL AS retired FROM items WHERE code = $1', [code]);
      expect(rows).toEqual(
        expect.arrayContaining([
          { id: old, retired: true },
          { id: now, retired: false },
        ]),
      );
      expect(await app.get(InstrumentsService).get(before.id)).toEqual(before);
    });

    it('changes every self-rating when their scale changes', async () => {
      await importNow(app, 'items', smallBank());
      const changed = bankWith(
        (bank) => (bank.scales[0]!.options[0] = { de: 'Noch nie gehört', en: 'Never heard of it' }),
      );
      const ratings = changed.items.filter(({ scale }) => scale === changed.scales[0]!.code).length;
      expect((await importNow(app, 'items', changed)).counts).toMatchObject({ created: 0, changed: 1 + ratings });
    });
  });

  it('carries parameters by kind, and the place of an ordered option does not tell its rank', async () => {
    await importNow(app, 'items', smallBank());
    const { items } = await instrument();
    for (const { kind, anchor, optionCount, parameters, answerKey } of items) {
      if (kind === 'self-rating') {
        expect([parameters, answerKey]).toEqual([
          { model: 'graded', a: 1.7, thresholds: [anchor - 1, anchor, anchor + 1] },
          null,
        ]);
      } else {
        const c = kind === 'single-choice' ? 1 / optionCount : 0;
        expect(parameters).toEqual({ model: 'keyed', a: 1.7, b: anchor, c });
      }
    }
    const ordering = items.find(({ kind }) => kind === 'ordering')!;
    const [stored] = await app.get(InstrumentsService).items([ordering.itemId]);
    const source = smallBank().items.find(({ kind }) => kind === 'ordering')!;
    expect(ordering.answerKey!.map((index) => stored!.options[index])).toEqual(source.options!.map(({ text }) => text));
    expect(stored!.options.map(({ de }) => de)).toEqual(source.options!.map(({ text }) => text.de).sort());
  });

  withShared('of DigCompSAT arrives from its conversion: 82 questions with scales, kinds and competences', async () => {
    await importNow(app, 'framework', sharedFile('DigComp 3.0 Data Supplement 24 Nov 2025.xlsx'));
    const { state, counts, problems } = await importNow(app, 'items', digcompsatAsItemBank());
    expect([state, counts]).toMatchObject(['applied', { total: 86, created: 86 }]);
    expect(problems).toEqual([
      { severity: 'notice', line: null, column: 'en', code: 'language-missing', values: { language: 'en', count: 82 } },
    ]);
    const source = JSON.parse(sharedFile('digcompsat_de.json').toString('utf8')) as {
      items: { code: string; competence: string; scaleSuggested: string; textDe: string }[];
      scales: Record<string, string[]>;
    };
    const rows = await app.sql('SELECT code, competence_code, kind, text, options FROM items ORDER BY code');
    expect(rows).toEqual(
      source.items
        .toSorted((a, b) => (a.code < b.code ? -1 : 1))
        .map(({ code, competence, scaleSuggested, textDe }) => ({
          code,
          competence_code: competence,
          kind: 'self-rating',
          text: { de: textDe },
          options: source.scales[scaleSuggested]!.map((de) => ({ de })),
        })),
    );
  });

  describe('with two bad questions of twenty', () => {
    const bank = { ...ownItems(), items: ownItems().items.slice(0, 20) };
    bank.items[3]!.competence = '9.9';
    bank.items[7]!.dimension = 'magic';

    it.each<[string, Bank | string, (number | string)[][]]>([
      [
        'JSON',
        bank,
        [
          [4, 'competence', 'competence-unknown'],
          [8, 'dimension', 'value-unknown'],
        ],
      ],
      [
        'CSV',
        asCsv(bank),
        [
          [9, 'competence', 'competence-unknown'],
          [13, 'dimension', 'value-unknown'],
        ],
      ],
    ])('changes nothing as %s, and the report names place and reason', async (_, content, places) => {
      const { state, problems, counts } = await importNow(app, 'items', content);
      expect([state, counts.rejected]).toEqual(['rejected', 2]);
      expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual(places);
      expect(await app.sql('SELECT FROM items')).toEqual([]);
    });

    it('arrives without them when the person chose that', async () => {
      const { state, counts } = await importNow(app, 'items', bank, 'good-rows');
      expect([state, counts]).toMatchObject(['applied', { created: 22, rejected: 2 }]);
      expect((await instrument()).items).toHaveLength(18);
    });
  });

  describe('is refused and changes nothing', () => {
    const csv = asCsv(smallBank());

    it.each<[string, Buffer | string | object, string]>([
      ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'file-not-utf8'],
      ['a text in another encoding', Buffer.from('bank;kind;code\nGr\xfc\xdfe;item;1', 'latin1'), 'file-not-utf8'],
      ['half a JSON', JSON.stringify(smallBank()).slice(0, 5000), 'json-damaged'],
      ['another JSON', { ...smallBank(), format: 'lernlotse-framework' }, 'format-unknown'],
      ['a list', [1, 2, 3], 'record-not-an-object'],
      ['a CSV of something else', 'Name;Ort\nMayen;Mayen\n', 'csv-column-missing'],
      ['a CSV that ends in a quotation', `${csv}"open`, 'csv-damaged'],
      ['a CSV without its bank', csv.replace(/\r\n"kommunal";"bank".*/, ''), 'csv-bank-missing'],
      [
        'a bank for a framework that is not here',
        { ...smallBank(), framework: 'x', vocabulary: 'Y' },
        'framework-unknown',
      ],
      ['a bank without questions', { ...smallBank(), items: [] }, 'bank-without-items'],
      ['codes that are used twice', bankWith((bank, item) => (item.code = bank.items[0]!.code)), 'code-repeated'],
      ['a question without a text', bankWith((_, item) => (item.text = {})), 'field-missing'],
      ['a question without a level', bankWith((_, item) => delete item.level), 'level-missing'],
      ['a question with two levels', bankWith((_, item) => (item.coarseLevel = 1)), 'level-twice'],
      ['a level that does not exist', bankWith((_, item) => (item.level = 9)), 'level-unknown'],
      [
        'a coarse level that does not exist',
        bankWith((_, item) => (item.coarseLevel = 5), 'self-rating'),
        'level-unknown',
      ],
      ['a scale that does not exist', bankWith((_, item) => (item.scale = 'mood'), 'self-rating'), 'scale-unknown'],
      ['a kind that does not exist', bankWith((_, item) => (item.kind = 'essay')), 'value-unknown'],
      ['a question without time', bankWith((_, item) => (item.minutes = 0)), 'number-out-of-range'],
      [
        'a single choice with two right options',
        bankWith((_, item) => {
          for (const option of item.options!) option.right = true;
        }),
        'right-not-one',
      ],
      [
        'a multiple choice with none',
        bankWith((_, item) => {
          for (const option of item.options!) delete option.right;
        }, 'multiple-choice'),
        'right-missing',
      ],
      [
        'an ordering of one',
        bankWith((_, item) => (item.options = item.options!.slice(0, 1)), 'ordering'),
        'options-count',
      ],
      [
        'an option that is there twice',
        bankWith((_, item) => (item.options![1] = { ...item.options![0]! }), 'ordering'),
        'option-repeated',
      ],
      ['a row with too many cells', csv.replace(/(\r\n"kommunal";"scale".*)/, '$1;"more"'), 'csv-row-too-long'],
      ['a row of another bank', csv.replace('\r\n"kommunal";"scale"', '\r\n"other";"scale"'), 'csv-bank-differs'],
      [
        'a right option that does not exist',
        asCsv(smallBank()).replace(/("single-choice".*?;"[^"]*";"[^"]*";)"\d"/, '$1"7"'),
        'right-unknown',
      ],
    ])('when it is %s', async (_, content, code) => {
      const { state, problems } = await importNow(app, 'items', content);
      expect(state).toBe('rejected');
      expect(problems.map((problem) => problem.code)).toContain(code);
      expect(await app.sql('SELECT FROM item_banks')).toEqual([]);
    });
  });

  it('comes as the CSV that docs/formats.md shows', async () => {
    const docs = readFileSync(path.resolve(import.meta.dirname, '../../docs/formats.md'), 'utf8');
    const example = /```csv\n([^`]+)```/.exec(docs)![1]!;
    const { state, counts, problems } = await importNow(app, 'items', example);
    expect([state, counts.created]).toEqual(['applied', 4]);
    expect(problems.map(({ code }) => code)).toEqual(['language-missing']);
  });

  it('may come without explanations, which is noticed', async () => {
    const { state, problems } = await importNow(
      app,
      'items',
      bankWith((_, item) => delete item.explanation),
    );
    expect([state, problems]).toMatchObject([
      'applied',
      [{ severity: 'notice', line: 4, code: 'explanation-missing' }],
    ]);
  });

  it('that does not exist for a framework is said', async () => {
    await expect(instrument()).rejects.toThrow('no-instrument');
  });
});
