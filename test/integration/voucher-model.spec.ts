import { randomUUID } from 'node:crypto';

import * as fc from 'fast-check';

import { VoucherExpiry } from '../../src/vouchers/holdings/voucher-expiry.service.js';
import { breachesOf } from '../faults/invariants.js';
import { type Answer, startApp, type TestApp } from '../support/app.js';
import {
  type Course,
  EMPLOYEES,
  HR,
  LIMIT_PER_YEAR,
  type Move,
  type Outcome,
  PLACES,
  type Town,
  VoucherModel,
  type Who,
} from '../support/voucher-model.js';
import { aCourse, aMunicipality, anOpenProgramme, aPerson, type Somebody } from '../support/vouchers.js';

const SEQUENCES = 60;
const MOVES = 40;
const TOWNS: readonly Town[] = ['A', 'B'];
const PEOPLE: readonly Who[] = ['hrA', 'hrA2', 'hrB', 'ada', 'ben', 'cem', 'dora', 'admin'];

type Posted = Exclude<Move, { readonly kind: 'age' | 'expire' }>;

describe('Vouchers do what the model foretells', () => {
  jest.setTimeout(300_000);

  let app: TestApp;
  let towns: Record<Town, string>;
  let people: Record<Who, Somebody>;
  let dear: string;

  beforeAll(async () => {
    app = await startApp();
    towns = { A: await aPlace(1), B: await aPlace(2) };
    const named = new Map<Who, Somebody>();
    for (const who of PEOPLE) named.set(who, await somebody(who));
    people = Object.fromEntries(named) as Record<Who, Somebody>;
    dear = await aCourse(app, 50_000);
  });
  afterAll(() => app.close());

  it(`in ${SEQUENCES} random sequences of ${MOVES} moves: states, refusals, repeated calls, tallies`, async () => {
    // Always so many, of which a shrunk sequence leaves out all that do not matter.
    const sequence = fc.array(fc.option(aStep, { freq: 1_000 }), { minLength: MOVES, maxLength: MOVES });
    const property = fc.asyncProperty(sequence, async (steps) => {
      const product = await openProduct();
      const model = new VoucherModel(await product.ledgerOfDistribution());
      for (const step of steps) {
        if (step === null) continue;
        await (step.kind === 'repeat' ? repeat(step.nth, model, product) : take(step, model, product));
        await product.mustStandAs(model);
      }
      await product.mustAddUpAs(model);
    });
    await fc.assert(property, { numRuns: SEQUENCES });
  });

  function aPlace(number: number): Promise<string> {
    return aMunicipality(app, {
      ...{ ars: `07330000000${number}`, name: `Ort ${number}`, kind: 'collective-municipality', population: 10_000 },
    });
  }

  async function somebody(who: Who): Promise<Somebody> {
    if (who === 'admin') return aPerson(app, { admin: true });
    const memberships = TOWNS.filter((town) => EMPLOYEES[town].includes(who)).map((town) => ({
      municipalityId: towns[town],
      role: HR[town].includes(who) ? ('hr' as const) : ('employee' as const),
    }));
    return aPerson(app, { memberships });
  }

  /** A programme of its own, with courses of its own: a completion would be heard by older programmes as well. */
  async function openProduct(): Promise<Product> {
    const courses = { cheap: await aCourse(app), other: await aCourse(app), dear };
    const rules = { total: PLACES.A + PLACES.B, limitPerYear: LIMIT_PER_YEAR, maxPriceCents: 10_000 };
    const programmeId = await anOpenProgramme(people.admin, rules);
    return new Product(app, { programmeId, towns, people, courses });
  }
});

interface Cast {
  readonly programmeId: string;
  readonly towns: Readonly<Record<Town, string>>;
  readonly people: Readonly<Record<Who, Somebody>>;
  readonly courses: Readonly<Record<Course, string>>;
}

/** The product, called by HTTP, with the ids that it gave to the model's requests and vouchers. */
class Product {
  readonly requests: string[] = [];
  readonly vouchers: string[] = [];
  readonly calls: { readonly move: Posted; readonly key: string; readonly answer: Answer }[] = [];

  constructor(
    private readonly app: TestApp,
    private readonly cast: Cast,
  ) {}

  async ledgerOfDistribution(): Promise<readonly Town[]> {
    const rows = await this.app.sql<{ town: string }>(
      'SELECT municipality_id AS town FROM ledger_entries WHERE programme_id = $1 ORDER BY position',
      [this.cast.programmeId],
    );
    return rows.map(({ town }) => (town === this.cast.towns.A ? 'A' : 'B'));
  }

  async take(move: Move): Promise<Outcome> {
    if (move.kind === 'age') {
      const lastDay = `DATE '2020-01-01' + ${move.nth}`; // the job ends them in the order of their last days
      await this.app.sql(`UPDATE vouchers SET expires_on = ${lastDay} WHERE id = $1`, [this.vouchers[move.nth]]);
      return 'done';
    }
    if (move.kind === 'expire') {
      await this.app.get(VoucherExpiry).expireDue();
      return 'done';
    }
    const key = randomUUID();
    const answer = await this.post(move, key);
    this.calls.push({ move, key, answer });
    this.remember(move, answer);
    return outcomeOf(answer);
  }

  /** Sends an earlier call again, with its key and, if told so, with another body. */
  async again({ move, key }: Product['calls'][number], otherBody = false): Promise<Answer> {
    return this.post(
      move,
      key,
      otherBody ? { municipalityId: randomUUID(), reason: 'Anders', courseId: randomUUID() } : {},
    );
  }

  remember({ kind }: Posted, { status, body }: Answer): void {
    if (status >= 300) return;
    if (kind === 'request') this.requests.push(body.id as string);
    if (kind === 'assign') this.vouchers.push(body.id as string);
    if (kind === 'approve') this.vouchers.push(body.voucherId as string);
  }

  async mustStandAs({ requests, vouchers }: VoucherModel): Promise<void> {
    const rows = await this.app.sql<{ id: string; state: string }>(
      `SELECT id, state FROM voucher_requests WHERE programme_id = $1
       UNION ALL SELECT id, state FROM vouchers WHERE programme_id = $1`,
      [this.cast.programmeId],
    );
    const states = new Map(rows.map(({ id, state }) => [id, state]));
    expect(rows).toHaveLength(requests.length + vouchers.length);
    expect(this.requests.map((id) => states.get(id))).toEqual(requests.map(({ state }) => state));
    expect(this.vouchers.map((id) => states.get(id))).toEqual(vouchers.map(({ state }) => state));
  }

  async mustAddUpAs(model: VoucherModel): Promise<void> {
    await this.app.jobsDone();
    const tallies = (await this.cast.people.admin.get(`/programmes/${this.cast.programmeId}/tallies`)) as {
      municipalityId: string;
    }[];
    for (const town of TOWNS) {
      const tally = tallies.find(({ municipalityId }) => municipalityId === this.cast.towns[town]);
      expect(tally).toMatchObject(model.countsOf(town));
    }
    expect(await breachesOf((sql) => this.app.sql(sql))).toEqual([]);
  }

  private post(move: Posted, key: string, instead: object = {}): Promise<Answer> {
    const { path, body } = this.messageOf(move);
    const headers = { 'idempotency-key': key };
    return this.cast.people[move.by].attempt('POST', path, {
      body: { ...body, ...this.fitting(move, instead) },
      headers,
    });
  }

  private messageOf(move: Posted): { readonly path: string; readonly body: object } {
    const { programmeId, towns, people, courses } = this.cast;
    const course = (name: Course | null) => (name === null ? {} : { courseId: courses[name] });
    switch (move.kind) {
      case 'request':
        return {
          path: '/voucher-requests',
          body: { programmeId, municipalityId: towns[move.town], ...course(move.course) },
        };
      case 'assign':
        return {
          path: '/vouchers',
          body: { programmeId, municipalityId: towns[move.town], personId: people[move.to].id, ...course(move.course) },
        };
      case 'approve':
      case 'withdraw':
        return { path: `/voucher-requests/${this.requests[move.nth]!}/${move.kind}`, body: {} };
      case 'decline':
        return { path: `/voucher-requests/${this.requests[move.nth]!}/decline`, body: { reason: 'Nein' } };
      case 'revoke':
      case 'cancel':
        return { path: `/vouchers/${this.vouchers[move.nth]!}/${move.kind}`, body: { reason: 'Irrtum' } };
      case 'redeem':
        return { path: `/vouchers/${this.vouchers[move.nth]!}/redeem`, body: course(move.course) };
      case 'complete':
      case 'return':
        return { path: `/vouchers/${this.vouchers[move.nth]!}/${move.kind}`, body: {} };
      case 'close':
        return { path: `/programmes/${programmeId}/close`, body: {} };
    }
  }

  /** Of the other values, those that the move's body has room for. */
  private fitting({ kind }: Posted, instead: object): object {
    const room = OTHER_BODY[kind] ?? [];
    return Object.fromEntries(Object.entries(instead).filter(([name]) => room.includes(name)));
  }
}

/** What can be changed in the body of a call; the others have none. */
const OTHER_BODY: Readonly<Partial<Record<Move['kind'], readonly string[]>>> = {
  request: ['courseId'],
  assign: ['courseId'],
  redeem: ['courseId'],
  decline: ['reason'],
  revoke: ['reason'],
  cancel: ['reason'],
};

/** Nothing can be done with what is not there yet. */
async function take({ fits, ...wanted }: Step, model: VoucherModel, product: Product): Promise<void> {
  const items = isOfRequest(wanted) ? model.requests : model.vouchers;
  if ('nth' in wanted && items.length === 0) return;
  const move = 'nth' in wanted ? { ...wanted, nth: wanted.nth % items.length } : wanted;
  const tried = fits ? model.fitting(move) : move;
  const foretold = model.take(tried);
  expect([tried, await product.take(tried)]).toEqual([tried, foretold]);
}

/** An earlier call once more under its key: what succeeded answers the same, what was refused is looked at anew. */
async function repeat(nth: number, model: VoucherModel, product: Product): Promise<void> {
  const calls = product.calls.filter(({ move }) => move.kind !== 'close');
  const call = calls[nth % Math.max(1, calls.length)];
  if (call === undefined) return;
  const answer = await product.again(call);
  if (call.answer.status < 300) {
    expect([answer.status, answer.body]).toEqual([call.answer.status, call.answer.body]);
    if (call.move.kind in OTHER_BODY) expect(outcomeOf(await product.again(call, true))).toBe('idempotency-key-reused');
    return;
  }
  expect([call.move, outcomeOf(answer)]).toEqual([call.move, model.take(call.move)]);
  product.remember(call.move, answer);
  product.calls.splice(product.calls.indexOf(call), 1, { ...call, answer });
}

function outcomeOf({ status, body }: Answer): Outcome {
  return status < 300 ? 'done' : (body.code as string);
}

function isOfRequest({ kind }: Move): boolean {
  return kind === 'approve' || kind === 'decline' || kind === 'withdraw';
}

type Step = Move & { readonly fits: boolean };

const by = fc.constantFrom(...PEOPLE);
const nth = fc.nat({ max: 30 });
const town = fc.constantFrom(...TOWNS);
const course = fc.constantFrom<Course>('cheap', 'cheap', 'other', 'dear');
const maybe = fc.constantFrom<Course | null>(null, null, 'cheap', 'other', 'dear');
const kind = <K extends Move['kind']>(...kinds: readonly K[]) => fc.constantFrom(...kinds);

const aMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ kind: kind('request'), by, town, course }) },
  { weight: 12, arbitrary: fc.record({ kind: kind('assign'), by, to: by, town, course: maybe }) },
  { weight: 16, arbitrary: fc.record({ kind: kind('approve'), by, nth }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('decline', 'withdraw'), by, nth }) },
  { weight: 20, arbitrary: fc.record({ kind: kind('redeem'), by, nth, course: maybe }) },
  { weight: 20, arbitrary: fc.record({ kind: kind('complete', 'cancel', 'revoke', 'return'), by, nth }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('age'), nth }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('expire') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('close'), by: fc.constantFrom<Who>('admin', 'hrA') }) },
);

/** Mostly by somebody who may, so that sequences get somewhere. */
const aStep = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.tuple(aMove, fc.nat({ max: 4 })).map(([move, chance]): Step => ({ ...move, fits: chance > 0 })),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), nth: fc.nat() }) },
);
