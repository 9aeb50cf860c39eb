import * as fc from 'fast-check';

import type { Chosen } from './product.js';
import { type Course, type Move, RULES, type Town, TOWNS, type Who } from './moves.js';

/** A move, mostly by somebody who may, so that sequences get somewhere; or an earlier call once more. */
export type Step = (Move & { readonly fits: boolean }) | { readonly kind: 'repeat'; readonly nth: number };

export const PEOPLE: readonly Who[] = ['hrA', 'hrA2', 'hrB', 'ada', 'ben', 'cem', 'dora', 'admin'];

const by = fc.constantFrom(...PEOPLE);
const byAdmin = fc.constantFrom<Who>('admin', 'admin', 'hrA');
const nth = fc.nat({ max: 30 });
const nths = fc.array(nth, { minLength: 1, maxLength: 4 });
const town = fc.constantFrom(...TOWNS);
const course = fc.constantFrom<Course>('cheap', 'cheap', 'other', 'dear');
const maybe = fc.constantFrom<Course | null>(null, null, 'cheap', 'other', 'dear');
const rows = fc.array(fc.record({ to: by, course: maybe }), { minLength: 1, maxLength: 4 });
const mode = fc.constantFrom('preview' as const, 'all' as const, 'good' as const, 'good' as const);
const decision = fc.constantFrom('approve' as const, 'decline' as const, 'waitlist' as const, 'waitlist' as const);
const more = fc.constantFrom(-1, 0, 1, 1, 2);
const announced = {
  inTime: fc.constantFrom(true, true, true, true, false),
  windowDays: fc.constantFrom(0, 7),
  rules: fc.nat({ max: RULES.length - 1 }),
};
const verdict = fc.constantFrom('upheld' as const, 'dismissed' as const, 'dismissed' as const);
const kind = <K extends Move['kind']>(...kinds: readonly K[]) => fc.constantFrom(...kinds);

const aMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 20, arbitrary: fc.record({ kind: kind('request'), by, town, course }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('assign'), by, to: by, town, course: maybe }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('bulk-assign'), by, town, mode, rows }) },
  { weight: 10, arbitrary: fc.record({ kind: kind('approve'), by, nth }) },
  { weight: 14, arbitrary: fc.record({ kind: kind('waitlist'), by, nth }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('decline', 'withdraw'), by, nth }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('bulk-decide'), by, decision, nths }) },
  { weight: 12, arbitrary: fc.record({ kind: kind('redeem'), by, nth, course: maybe }) },
  { weight: 20, arbitrary: fc.record({ kind: kind('complete', 'cancel', 'revoke', 'return'), by, nth }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('age'), nth }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('expire') }) },
  { weight: 14, arbitrary: fc.record({ kind: kind('work') }) },
  { weight: 10, arbitrary: fc.record({ kind: kind('offer'), by, to: by, town, course }) },
  { weight: 12, arbitrary: fc.record({ kind: kind('accept', 'accept', 'refuse', 'take-back'), by, nth }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('age-offer'), nth }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('lapse-offers') }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('announce'), by: byAdmin, ...announced }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('change'), by: byAdmin, nth, ...announced }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('decide', 'decide', 'decide', 'call-off'), by: byAdmin, nth }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('give-back'), by: byAdmin, nth, leaveInUse: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('object'), by, town }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('answer-objection'), by: byAdmin, nth, verdict }) },
  { weight: 14, arbitrary: fc.record({ kind: kind('go-by', 'carry-out') }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('top-up'), by: byAdmin, more }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('close', 'settle'), by: byAdmin }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('distribute', 'reverse', 'open'), by: byAdmin }) },
);

const inDraft: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: kind('distribute', 'reverse'), by: byAdmin }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('open', 'close', 'settle'), by: byAdmin }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('top-up'), by: byAdmin, more }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('request'), by, town, course }) },
);

const fitted = (move: fc.Arbitrary<Move>) =>
  fc.tuple(move, fc.nat({ max: 4 })).map(([taken, chance]): Step => ({ ...taken, fits: chance > 0 }));

const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: fitted(aMove) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), nth: fc.nat() }) },
);

/** Always so many, of which a shrunk sequence leaves out all that do not matter. */
const some = (step: fc.Arbitrary<Step>, count: number) =>
  fc.array(fc.option(step, { freq: 1_000 }), { minLength: count, maxLength: count });

export interface Sequence {
  readonly chosen: Chosen;
  /** Before it is distributed for good and opens. */
  readonly draft: readonly (Step | null)[];
  readonly steps: readonly (Step | null)[];
}

const fits = fc.constant(true);
const someRules = fc.constantFrom(0, 0, 1, 2);
const windowDays = fc.constantFrom(0, 7);
const inTown = (name: Town) => ({ town: fc.constant(name) });
const inB = fc.constant([{ to: 'dora', course: null } as const, { to: 'cem', course: null } as const]);
const dismissed = fc.constant('dismissed' as const);
const byAnAdmin = { by: fc.constant<Who>('admin') };

/** What leads to vouchers that change hands and back: one town is full, somebody waits there, and the other has enough. */
const REDISTRIBUTION: readonly fc.Arbitrary<Step>[] = [
  fc.record({ kind: kind('bulk-assign'), by, ...inTown('B'), mode: fc.constant('good' as const), rows: inB, fits }),
  fc.record({ kind: kind('request'), by, ...inTown('B'), course: fc.constant<Course>('cheap'), fits }),
  fc.record({ kind: kind('waitlist'), by, nth, fits }),
  fc.record({ kind: kind('announce'), ...byAnAdmin, inTime: fits, windowDays, rules: someRules, fits }),
  fc.record({ kind: kind('go-by'), fits }),
  fc.record({ kind: kind('decide'), ...byAnAdmin, nth, fits }),
  fc.record({ kind: kind('object'), by, town, fits }),
  fc.record({ kind: kind('answer-objection'), ...byAnAdmin, nth, verdict: dismissed, fits }),
  fc.record({ kind: kind('go-by'), fits }),
  fc.record({ kind: kind('carry-out'), fits }),
  fc.record({ kind: kind('work'), fits }),
  fc.record({ kind: kind('give-back'), ...byAnAdmin, nth, leaveInUse: fc.boolean(), fits }),
];

/** Each end of an offer. */
const OFFERS: readonly fc.Arbitrary<Step>[] = [
  fc.record({ kind: kind('offer'), by, to: by, town, course: fc.constant<Course>('cheap'), fits }),
  fc.record({ kind: kind('refuse'), by, nth, fits }),
  fc.record({ kind: kind('offer'), by, to: by, town, course: fc.constant<Course>('cheap'), fits }),
  fc.record({ kind: kind('accept'), by, nth, fits }),
  fc.record({ kind: kind('offer'), by, to: by, town, course: fc.constant<Course>('other'), fits }),
  fc.record({ kind: kind('take-back'), by, nth, fits }),
  fc.record({ kind: kind('offer'), by, to: by, town, course: fc.constant<Course>('other'), fits }),
  fc.record({ kind: kind('age-offer'), nth, fits }),
  fc.record({ kind: kind('lapse-offers'), fits }),
];

const OF_HR = { approval: 'hr', waitingOrder: 'by-time', waitingApproval: 'by-rule' } as const;
const inTime = { inTime: true, windowDays: 0, rules: 0 } as const;
const anOffer = { kind: 'offer', by: 'hrA', to: 'ada', town: 'A', course: 'cheap' } as const;

/** What must have been seen, however chance falls: an offer in each of its states, a redistribution and back, and one announced. */
export const ALWAYS: readonly Sequence[] = [
  fitting([
    ...[anOffer, { kind: 'refuse', by: 'ada', nth: 0 } as const],
    ...[anOffer, { kind: 'accept', by: 'ada', nth: 0 } as const],
    ...[anOffer, { kind: 'take-back', by: 'hrA', nth: 0 } as const],
    ...[anOffer, { kind: 'age-offer', nth: 3 } as const, { kind: 'lapse-offers' } as const],
    anOffer,
  ]),
  fitting([
    { kind: 'bulk-assign', by: 'hrB', town: 'B', mode: 'good', rows: [{ to: 'dora', course: null }] },
    { kind: 'bulk-assign', by: 'hrB', town: 'B', mode: 'good', rows: [{ to: 'cem', course: null }] },
    { kind: 'request', by: 'hrB', town: 'B', course: 'cheap' },
    { kind: 'waitlist', by: 'hrB', nth: 0 },
    { kind: 'announce', by: 'admin', ...inTime },
    { kind: 'go-by' },
    { kind: 'decide', by: 'admin', nth: 0 },
    { kind: 'carry-out' },
    { kind: 'give-back', by: 'admin', nth: 0, leaveInUse: true },
    { kind: 'announce', by: 'admin', ...inTime },
  ]),
];

function fitting(moves: readonly Move[]): Sequence {
  return { chosen: OF_HR, draft: [], steps: moves.map((move): Step => ({ ...move, fits: true })) };
}

/** The steps in their order, each at a place among the others that chance chooses. */
function strewn(among: fc.Arbitrary<(Step | null)[]>, steps: readonly fc.Arbitrary<Step>[]): typeof among {
  const places = fc.array(fc.nat({ max: 1_000 }), { minLength: steps.length, maxLength: steps.length });
  return fc.tuple(among, fc.tuple(...steps), places).map(([others, taken, drawn]) => {
    const woven = [...others];
    const sorted = drawn.map((place) => Math.floor((place * others.length) / 1_000)).sort((a, b) => a - b);
    taken.forEach((step, at) => woven.splice(sorted[at]! + at, 0, step));
    return woven;
  });
}

/**
 * What a programme may be like, what happens while it is a draft, and so many moves from then on. In most of them are
 * those of a whole redistribution or of offers, which chance alone would hardly ever put together.
 */
export function aSequence(moves: number): fc.Arbitrary<Sequence> {
  return fc.record({
    chosen: fc.record<Chosen>({
      approval: fc.constantFrom('hr', 'hr', 'admin', 'both'),
      waitingOrder: fc.constantFrom('by-time', 'by-lot', 'none-this-year-first'),
      waitingApproval: fc.constantFrom('by-rule', 'by-rule', 'by-rule', 'by-hr'),
    }),
    draft: some(fitted(inDraft), 4),
    steps: fc.oneof(
      { weight: 1, arbitrary: some(aStep, moves) },
      { weight: 2, arbitrary: strewn(some(aStep, moves - REDISTRIBUTION.length), REDISTRIBUTION) },
      { weight: 2, arbitrary: strewn(some(aStep, moves - OFFERS.length), OFFERS) },
    ),
  });
}
