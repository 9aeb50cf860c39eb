import * as fc from 'fast-check';

import { type Answer, startApp, type TestApp } from '../support/app.js';
import { VoucherModel } from '../support/voucher-model/model.js';
import { EMPLOYEES, HR, type Move, TOWNS, type Town, type Who } from '../support/voucher-model/moves.js';
import { type Cast, OTHER_BODY } from '../support/voucher-model/messages.js';
import { type Called, Product } from '../support/voucher-model/product.js';
import { ALWAYS, aSequence, PEOPLE, type Sequence, type Step } from '../support/voucher-model/sequences.js';
import { aCourse, aMunicipality, aPerson, type Somebody } from '../support/vouchers.js';

const SEQUENCES = 60;
const MOVES = 40;
/** Leaves nothing that a later sequence would end. */
const LAST: Step = { kind: 'expire', fits: false };

describe('Vouchers do what the model foretells', () => {
  let app: TestApp;
  let cast: Omit<Cast, 'courses'>;
  let dear: string;

  beforeAll(async () => {
    // What the moves leave to a job is done by the step `work`, at a moment that the sequence chooses.
    app = await startApp({ worker: false });
    const towns = { A: await aPlace(1), B: await aPlace(2) };
    const named = new Map<Who, Somebody>();
    for (const who of PEOPLE) named.set(who, await somebody(who, towns));
    cast = { towns, people: Object.fromEntries(named) as Record<Who, Somebody> };
    dear = await aCourse(app, 50_000);
  });
  afterAll(() => app.close());

  it(`in ${SEQUENCES} random sequences of ${MOVES} moves: answers, states, the waiting list, tallies`, async () => {
    let done = 0;
    const property = fc.asyncProperty(aSequence(MOVES), async ({ chosen, draft, steps }: Sequence) => {
      const { product, setting } = await Product.draft(app, await withCourses(), chosen);
      const model = new VoucherModel(setting);
      const opening = (['distribute', 'open'] as const).map((kind): Step => ({ kind, by: 'admin', fits: true }));
      for (const step of [...draft, ...opening, ...steps, LAST]) {
        if (step === null) continue;
        await (step.kind === 'repeat' ? repeat(step.nth, model, product) : take(step, model, product));
        await product.mustStandAs(model);
      }
      await product.mustAddUpAs(model);
      done += 1;
    });
    // What fails is told with its seed and path: `fc.assert(property, { seed, path })` does the same again. Not shrunk:
    // what the failed sequence left behind in the database would make every shorter one fail as well.
    const examples = ALWAYS.map((sequence): [Sequence] => [sequence]);
    await fc.assert(property, { examples, numRuns: examples.length + SEQUENCES, endOnFailure: true });
    expect(done).toBe(examples.length + SEQUENCES);
    await mustHaveSeen('redistributions', ['announced', 'reversed']);
    await mustHaveSeen('voucher_offers', ['open', 'accepted', 'refused', 'withdrawn', 'lapsed']);
  });

  /** Moves that are always refused would show nothing. */
  async function mustHaveSeen(table: string, states: readonly string[]): Promise<void> {
    const rows = await app.sql<{ state: string }>(`SELECT DISTINCT state FROM ${table}`);
    expect(rows.map(({ state }) => state)).toEqual(expect.arrayContaining([...states]));
  }

  function aPlace(number: number): Promise<string> {
    return aMunicipality(app, {
      ...{ ars: `07330000000${number}`, name: `Ort ${number}`, kind: 'collective-municipality', population: 10_000 },
    });
  }

  async function somebody(who: Who, towns: Readonly<Record<Town, string>>): Promise<Somebody> {
    if (who === 'admin') return aPerson(app, { admin: true });
    const memberships = TOWNS.filter((town) => EMPLOYEES[town].includes(who)).map((town) => ({
      municipalityId: towns[town],
      role: HR[town].includes(who) ? ('hr' as const) : ('employee' as const),
    }));
    return aPerson(app, { memberships });
  }

  /** Courses of its own for each sequence: a completion would be heard by older programmes as well. */
  async function withCourses(): Promise<Cast> {
    const ids = { cheap: await aCourse(app), other: await aCourse(app), dear };
    const rows = await app.sql<{ id: string; code: string }>('SELECT id, code FROM courses WHERE id = ANY ($1)', [
      Object.values(ids),
    ]);
    const named = (wanted: string) => rows.find(({ id }) => id === wanted)!;
    return { ...cast, courses: { cheap: named(ids.cheap), other: named(ids.other), dear: named(dear) } };
  }
});

/** Nothing can be done with what is not there yet. */
async function take({ fits, ...wanted }: Move & { readonly fits: boolean }, model: VoucherModel, product: Product) {
  const items = model.itemsFor(wanted);
  if (items === 0) return;
  const move = items === null ? wanted : among(items, wanted);
  const tried = fits ? model.fitting(move) : move;
  const foretold = model.take(tried);
  expect([tried, await product.take(tried)]).toEqual([tried, foretold]);
  if (tried.kind === 'top-up' && foretold === 'done') product.total += tried.more;
}

function among(items: number, move: Move): Move {
  if (move.kind === 'bulk-decide') return { ...move, nths: move.nths.map((nth) => nth % items) };
  return 'nth' in move ? { ...move, nth: move.nth % items } : move;
}

/** An earlier call once more under its key: what succeeded answers the same, what was refused is looked at anew. */
async function repeat(nth: number, model: VoucherModel, product: Product): Promise<void> {
  const calls = product.calls.filter(isRepeatable);
  const call = calls[nth % Math.max(1, calls.length)];
  if (call === undefined) return;
  const answer = await product.again(call);
  const { move } = call;
  if (call.answer.status < 300) {
    if (move.kind === 'bulk-decide') repeatedDecisions(call, answer, { model, product });
    else expect([answer.status, stable(call, answer)]).toEqual([call.answer.status, stable(call, call.answer)]);
    if (move.kind in OTHER_BODY) expect((await product.again(call, true)).body.code).toBe('idempotency-key-reused');
    return;
  }
  expect([move, product.outcomeOf(move, answer)]).toEqual([move, model.take(move)]);
  product.remember(move, answer);
  product.calls.splice(product.calls.indexOf(call), 1, { ...call, answer });
}

const UNKEYED: readonly Move['kind'][] = ['open', 'change', 'answer-objection'];

/** A preview, the opening and what needs an ETag take no key; a top-up is built on the total of its moment. */
function isRepeatable({ move, answer }: Called): boolean {
  if (UNKEYED.includes(move.kind) || (move.kind === 'bulk-assign' && move.mode === 'preview')) return false;
  return move.kind !== 'top-up' || answer.status < 300;
}

const ANSWERED_BY_STATE: readonly Move['kind'][] = [
  ...(['distribute', 'reverse', 'top-up', 'close', 'settle'] as const),
  ...(['announce', 'decide', 'call-off', 'give-back', 'object'] as const),
];

/** Of a programme and a decision record the answer shows the state of the moment. */
function stable({ move: { kind } }: Called, { body }: Answer): unknown {
  return ANSWERED_BY_STATE.includes(kind) ? body.id : body;
}

/** What was decided stays decided, the others are decided anew. */
function repeatedDecisions(
  call: Called,
  answer: Answer,
  { model, product }: { readonly model: VoucherModel; readonly product: Product },
): void {
  const { move } = call;
  if (move.kind !== 'bulk-decide') return;
  const before = product.outcomeOf(move, call.answer);
  const done = typeof before === 'string' ? [] : before.done;
  expect([move, product.outcomeOf(move, answer)]).toEqual([move, model.decideMany(move, done)]);
  product.calls.splice(product.calls.indexOf(call), 1, { ...call, answer });
}
