import { randomUUID } from 'node:crypto';

import { CURRENT_NOTICE } from '../../src/accounts/domain/notice.js';
import type { Dimension, Item, ItemKind } from '../../src/checks/domain/item.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import type { TestApp } from './app.js';
import { gradedAt, keyedAt, normalPrior } from './items.js';
import type { Caller } from './story.js';
import { aMunicipality, aPerson, type Somebody } from './vouchers.js';

/** An item with its id, and the answer that scores best. */
export interface WorldItem extends Item {
  readonly id: string;
  readonly best: object;
}

/** A municipality whose employees may take the check, a published profile, and the questions for it. */
export interface CheckWorld {
  readonly municipalityId: string;
  readonly agreementId: string;
  readonly frameworkId: string;
  readonly instrumentId: string;
  readonly profileId: string;
  /** Twelve items: four on each of 1.1, 2.1 and 5.1. */
  readonly items: readonly WorldItem[];
  /** Has acknowledged the notice. */
  readonly employee: Somebody;
  readonly hr: Somebody;
}

export const PURPOSE = 'Qualifizierungsgespräch';
/** What nobody may read before the check is submitted. */
export const EXPLANATION = 'So steht es in der Dienstanweisung.';

export const CLAUSES = {
  purposes: [PURPOSE],
  resultsVisibleTo: 'hr-on-release',
  retentionMonths: 36,
  minimumGroupSize: 5,
  remindersAllowed: false,
  retakeAfterDays: 0,
};

interface Asked {
  readonly competence: string;
  readonly minimum: number;
  readonly maximum?: number;
  readonly weight: number;
  readonly essential: boolean;
  readonly alternative?: string;
}

const REQUIREMENTS: readonly Asked[] = [
  { competence: '1.1', minimum: 3, weight: 3, essential: true },
  { competence: '2.1', minimum: 4, weight: 2, essential: true },
  { competence: '5.1', minimum: 2, weight: 1, essential: false },
];
const COMPETENCIES = REQUIREMENTS.map(({ competence }) => competence);

/** The instrument asks a fixed form of all twelve items, unless `settings` say otherwise. */
export async function aCheckWorld(app: TestApp, settings: object = {}): Promise<CheckWorld> {
  const municipalityId = await aMunicipality(app, {
    ars: String(700_000_000_000 + Math.floor(Math.random() * 1e9)).padStart(12, '0'),
    name: 'Musterstadt',
    kind: 'independent-city',
    population: 40_000,
  });
  const agreementId = await anAgreement(app, municipalityId);
  const frameworkId = await aFramework(app);
  const { instrumentId, items } = await anInstrument(app, frameworkId, settings);
  const profileId = await aProfile(app, frameworkId);
  const employee = await anEmployee(app, municipalityId);
  const hr = await aPerson(app, { municipalityId, role: 'hr' });
  return { municipalityId, agreementId, frameworkId, instrumentId, profileId, items, employee, hr };
}

/** A works agreement in force. A later one takes the place of an earlier one. */
export async function anAgreement(app: TestApp, municipalityId: string, clauses: object = {}): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `INSERT INTO works_agreements (id, municipality_id, version, reference, agreed_on, clauses, recorded_by, recorded_at, confirmed_by, confirmed_at)
     SELECT $1, $2, count(*) + 1, 'DV 1', $3, $4, $5, now(), $6, now() FROM works_agreements WHERE municipality_id = $2`,
    [id, municipalityId, addDays(berlinDay(new Date()), -1), { ...CLAUSES, ...clauses }, randomUUID(), randomUUID()],
  );
  return id;
}

/** An employee who has acknowledged the privacy notice. */
export async function anEmployee(app: TestApp, municipalityId: string): Promise<Somebody> {
  const employee = await aPerson(app, { municipalityId });
  await app.sql('INSERT INTO notice_acknowledgements (person_id, version, acknowledged_at) VALUES ($1, $2, now())', [
    employee.id,
    CURRENT_NOTICE.version,
  ]);
  return employee;
}

/** A framework of eight levels with the competences 1.1, 2.1 and 5.1. */
export async function aFramework(app: TestApp, { code = 'muster', vocabulary = 'digcomp' } = {}): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `INSERT INTO frameworks (id, code, edition, vocabulary, title, description, source, licence, updated_at)
     VALUES ($1, $2, '1', $3, '{"de": "Musterrahmen"}', '{}', 'test', 'test', now())`,
    [id, code, vocabulary],
  );
  await app.sql(
    `INSERT INTO framework_levels (framework_id, number, coarse, name, coarse_name, description)
     SELECT $1, n, (n + 1) / 2, jsonb_build_object('de', 'Stufe ' || n), '{}', '{}' FROM generate_series(1, 8) AS n`,
    [id],
  );
  await app.sql(
    `INSERT INTO areas (framework_id, code, position, title, description) VALUES ($1, '1', 1, '{"de": "Alles"}', '{}')`,
    [id],
  );
  await app.sql(
    `INSERT INTO competencies (framework_id, code, area_code, position, title, description)
     SELECT $1, code, '1', position, jsonb_build_object('de', 'Kompetenz ' || code), '{}'
       FROM unnest($2::text[]) WITH ORDINALITY AS c (code, position)`,
    [id, COMPETENCIES],
  );
  return id;
}

/** A published profile on the framework; `state` and requirements may be others. */
export async function aProfile(
  app: TestApp,
  frameworkId: string,
  { code = 'buergerbuero', state = 'published', requirements = REQUIREMENTS } = {},
): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `INSERT INTO profiles (id, code, version, framework_id, title, summary, domain, career_group, career_level, state, published_at, updated_at)
     VALUES ($1, $2, 1, $3, jsonb_build_object('de', $2::text), '{}', 'cross-cutting', 'specialist', 'clerk', $4, now(), now())`,
    [id, code, frameworkId, state],
  );
  await app.sql(
    `INSERT INTO requirements (profile_id, competence_code, minimum, maximum, weight, essential, alternative)
     SELECT $1, competence, minimum, maximum, weight, essential, alternative
       FROM jsonb_to_recordset($2) AS r (competence text, minimum int, maximum int, weight int, essential boolean, alternative text)`,
    [id, JSON.stringify(requirements)],
  );
  return id;
}

/** The first published instrument of a bank for the framework, with the twelve items. */
async function anInstrument(app: TestApp, frameworkId: string, more: object) {
  const [bankId, instrumentId] = [randomUUID(), randomUUID()];
  const items = COMPETENCIES.flatMap(itemsOn);
  const settings = {
    prior: normalPrior(8),
    levels: 8,
    minimumAnswers: 2,
    mode: 'fixed',
    aim: 'decision',
    certainty: 0.9,
    targetSd: null,
    itemsPerCompetence: 4,
    itemsInAll: 60,
    minutesInAll: null,
    expiryDays: 30,
    retakeAfterDays: 0,
    ...more,
  };
  await app.sql(
    `INSERT INTO item_banks (id, code, edition, framework_code, vocabulary, title, updated_at)
     SELECT $1, code || '-fragen', '1', code, vocabulary, '{"de": "Musterfragen"}', now() FROM frameworks WHERE id = $2`,
    [bankId, frameworkId],
  );
  await app.sql(
    `INSERT INTO items (id, bank_id, code, competence_code, anchor, dimension, kind, text, options, answer_key, explanation, minutes, created_at)
     SELECT id, $1, code, competence, anchor, dimension, kind, jsonb_build_object('de', 'Frage ' || code),
            (SELECT jsonb_agg(jsonb_build_object('de', 'Möglichkeit ' || n)) FROM generate_series(0, 3) AS n),
            NULLIF("answerKey", 'null'), jsonb_build_object('de', $3::text), 0.5, now()
       FROM jsonb_to_recordset($2) AS i (id uuid, code text, competence text, anchor float8, dimension text, kind text, "answerKey" jsonb)`,
    [bankId, JSON.stringify(items), EXPLANATION],
  );
  await app.sql(
    `INSERT INTO instruments (id, bank_id, version, settings, published_at) VALUES ($1, $2, 1, $3, now())`,
    [instrumentId, bankId, settings],
  );
  await app.sql(
    `INSERT INTO instrument_items (instrument_id, item_id, parameters)
     SELECT $1, id, parameters FROM jsonb_to_recordset($2) AS i (id uuid, parameters jsonb)`,
    [instrumentId, JSON.stringify(items)],
  );
  return { instrumentId, items };
}

const KEYED: Readonly<Record<string, Pick<WorldItem, 'kind' | 'answerKey' | 'best'>>> = {
  '1.1': { kind: 'single-choice', answerKey: [2], best: { kind: 'single-choice', option: 2 } },
  '2.1': { kind: 'multiple-choice', answerKey: [0, 3], best: { kind: 'multiple-choice', options: [3, 0] } },
  '5.1': { kind: 'ordering', answerKey: [1, 3, 0, 2], best: { kind: 'ordering', order: [1, 3, 0, 2] } },
};

/** Three self-ratings, one of each dimension, and one question with a right answer. */
function itemsOn(competence: string): readonly WorldItem[] {
  const keyed = KEYED[competence]!;
  const rating = { kind: 'self-rating' as ItemKind, answerKey: null, best: { kind: 'self-rating', option: 3 } };
  return [
    anItemOn(competence, 'knowledge', 2, rating),
    anItemOn(competence, 'skill', 3, rating),
    anItemOn(competence, 'attitude', 4, rating),
    anItemOn(competence, 'knowledge', 5, keyed),
  ];
}

function anItemOn(
  competence: string,
  dimension: Dimension,
  anchor: number,
  asked: Pick<WorldItem, 'kind' | 'answerKey' | 'best'>,
): WorldItem {
  const parameters =
    asked.kind === 'self-rating' ? gradedAt(anchor) : keyedAt(anchor, asked.kind === 'single-choice' ? 0.25 : 0);
  const id = randomUUID();
  return { id, code: `${competence}-${anchor}`, competence, dimension, anchor, optionCount: 4, parameters, ...asked };
}

/**
 * Another item like each of these, with the same parameters, and with these needs; part of the same instrument. Before
 * the first check of the world starts.
 */
export async function twinsOf(app: TestApp, items: readonly WorldItem[], needs: readonly string[] = []) {
  const twins = items.map((item) => ({ ...item, id: randomUUID(), code: `${item.code}-twin` }));
  for (const [at, { id, code }] of twins.entries()) {
    await app.sql(
      `INSERT INTO items (id, bank_id, code, competence_code, anchor, dimension, kind, text, options, answer_key, explanation, minutes, needs, created_at)
       SELECT $2, bank_id, $3, competence_code, anchor, dimension, kind, text, options, answer_key, explanation, minutes, $4, now()
         FROM items WHERE id = $1`,
      [items[at]!.id, id, code, JSON.stringify(needs)],
    );
    await app.sql(
      `INSERT INTO instrument_items SELECT instrument_id, $2, parameters FROM instrument_items WHERE item_id = $1`,
      [items[at]!.id, id],
    );
  }
  return twins;
}

/** How a person answers: a response by the item, or nothing, which leaves the question open. */
export type Answering = (item: WorldItem) => object | null;

/** Everything right, and the top of every scale. */
export const best: Answering = (item) => item.best;
/** The bottom of every scale, and nothing that asks for knowledge. */
export const lowest: Answering = ({ kind }) => (kind === 'self-rating' ? { kind, option: 0 } : { kind: 'skip' });

/** Takes a whole check and submits it; gives the result. */
export async function takeCheck(world: CheckWorld, person: Caller, answering: Answering, profileId = world.profileId) {
  const { id } = await person.post('/checks', { profileId });
  for (const item of world.items) {
    const response = answering(item);
    if (response !== null)
      await person.attempt('POST', `/checks/${id as string}/answers`, { body: { itemId: item.id, response } });
  }
  return person.post(`/checks/${id as string}/submit`);
}
