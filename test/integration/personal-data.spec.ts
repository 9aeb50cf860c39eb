import { type PersonalData, PersonalDataRegistry } from '../../src/accounts/index.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  columnsThatNamePersons,
  fatesOf,
  tableOf,
  tables,
  textFatesOf,
  textsOf,
  whatHolds,
} from '../support/personal-columns.js';

/**
 * Tables that say nothing of anybody: the catalogue, the frameworks, the register, counts, and what only goes with a row
 * that is told of by its owner. A new table stands here or with an owner.
 */
const IMPERSONAL = [
  ...['areas', 'competencies', 'frameworks', 'framework_levels', 'level_texts', 'statements', 'half_lives'],
  ...['item_banks', 'items', 'item_media', 'answer_scales', 'instruments', 'instrument_items', 'instrument_impacts'],
  ...[
    'item_quality_reports',
    'item_figure_draws',
    'waiting_reports',
    'need_reports',
    'insight_reports',
    'level_reports',
    'reference_reports',
    'framework_drafts',
    'profiles',
    'profile_search',
    'requirements',
  ],
  ...['courses', 'course_lessons', 'course_links', 'course_prerequisites', 'course_requirements', 'course_search'],
  ...['course_sources', 'programme_courses', 'allotments', 'tallies', 'ledger_entries', 'ledger_keys'],
  ...[
    'voucher_code_misses',
    'municipalities',
    'identity_providers',
    'job_schedules',
    'migrations',
    'second_factor_demands',
    'scim_groups',
  ],
];

/** Rows that belong to a row of a person and go with it by a foreign key. */
const GOES_WITH_A_ROW = ['answers', 'posts', 'refresh_tokens', 'releases', 'result_competencies'];

/** Keyed hashes of addresses that failed to sign in: no column of theirs names anybody, and erasing looks for the hash. */
const HASHES_ONLY = ['sign_in_attempts'];

describe('every column that names a person', () => {
  let app: TestApp;
  let owners: readonly PersonalData[];
  let fates: ReadonlyMap<string, string>;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    owners = app.get(PersonalDataRegistry).owners();
    fates = fatesOf(owners);
  });
  afterAll(() => app.close());

  it('has an owner who says what becomes of it', async () => {
    const naming = await columnsThatNamePersons(app);
    expect(naming.length).toBeGreaterThan(40);
    expect(naming.filter((column) => !fates.has(column))).toEqual([]);
  });

  it('is missed when its owner goes', async () => {
    const naming = await columnsThatNamePersons(app);
    for (const { room, columns } of owners) {
      const left = fatesOf(owners.filter((owner) => owner.room !== room));
      expect(naming.filter((column) => !left.has(column)).length).toBe(Object.keys(columns).length);
    }
  });

  it('is one that there is, told of once', async () => {
    const naming = await columnsThatNamePersons(app);
    expect([...fates.keys()].filter((column) => !naming.includes(column))).toEqual([]);
    const told = owners.flatMap(({ columns }) => Object.keys(columns));
    expect(told.length).toBe(new Set(told).size);
  });

  it('keeps no erased row in place by a foreign key', async () => {
    const erased = [...fates].filter(([, fate]) => fate === 'erased').map(([column]) => tableOf(column));
    const held: string[] = [];
    for (const table of new Set(erased)) {
      const holding = (await whatHolds(app, table)).filter((column) => fates.get(column) !== 'erased');
      held.push(...holding.map((column) => `${column} holds ${table}`));
    }
    expect(held).toEqual([]);
  });

  it('stands in a row that goes whole, or whose texts are told of as well', async () => {
    const gone = new Set(
      [...fates].filter(([, fate]) => fate === 'erased' || fate === 'cascades').map(([column]) => tableOf(column)),
    );
    const outliving = new Set(
      [...fates].filter(([, fate]) => fate === 'pseudonymous' || fate === 'by-room').map(([column]) => tableOf(column)),
    );
    const kept = textFatesOf(owners);
    const keptTables = [...new Set([...outliving, ...[...kept.keys()].map(tableOf)])];
    const texts = await textsOf(app, keptTables);
    expect(texts.filter((text) => !kept.has(text))).toEqual([]);
    expect([...kept.keys()].filter((text) => !texts.includes(text))).toEqual([]);
    const known = new Set([...gone, ...keptTables, ...IMPERSONAL, ...GOES_WITH_A_ROW, ...HASHES_ONLY]);
    expect((await tables(app)).filter((table) => !known.has(table))).toEqual([]);
  });
});
