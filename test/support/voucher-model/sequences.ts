import * as fc from 'fast-check';

import type { Chosen } from './product.js';
import { type Course, type Move, TOWNS, type Who } from './moves.js';

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
  { weight: 3, arbitrary: fc.record({ kind: kind('top-up'), by: byAdmin, more }) },
  { weight: 12, arbitrary: fc.record({ kind: kind('offer'), by, to: by, town, course }) },
  { weight: 10, arbitrary: fc.record({ kind: kind('accept-offer', 'accept-offer', 'refuse-offer'), by, nth }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('withdraw-offer'), by, nth }) },
  { weight: 6, arbitrary: fc.record({ kind: kind('announce'), by: byAdmin }) },
  { weight: 7, arbitrary: fc.record({ kind: kind('fall-due', 'carry-out', 'carry-out'), nth }) },
  { weight: 8, arbitrary: fc.record({ kind: kind('decide-redistribution'), by: byAdmin, nth }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('take-back'), by: byAdmin, nth, leaveInUse: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('call-off'), by: byAdmin, nth }) },
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

const fit = (move: Move): Step => ({ ...move, fits: true });

/** More people wait in one town than it has places, while the other has places that nobody wants. */
const UNEVEN_USE: readonly Step[] = [
  ...Array.from({ length: 3 }, () => fit({ kind: 'request', by: 'dora', town: 'B', course: 'cheap' })),
  ...Array.from({ length: 3 }, () => fit({ kind: 'waitlist', by: 'hrB', nth: 0 })),
  fit({ kind: 'announce', by: 'admin' }),
  fit({ kind: 'fall-due', nth: 0 }),
  fit({ kind: 'decide-redistribution', by: 'admin', nth: 0 }),
  fit({ kind: 'carry-out', nth: 0 }),
];

export interface Sequence {
  readonly chosen: Chosen;
  /** Before it is distributed for good and opens. */
  readonly draft: readonly (Step | null)[];
  /** Right after the opening: as much of an uneven use as the chance wants, up to its redistribution. */
  readonly uneven: readonly Step[];
  readonly steps: readonly (Step | null)[];
}

/** What a programme may be like, what happens while it is a draft, and so many moves from then on. */
export function aSequence(moves: number): fc.Arbitrary<Sequence> {
  return fc.record({
    chosen: fc.record<Chosen>({
      approval: fc.constantFrom('hr', 'hr', 'admin', 'both'),
      waitingOrder: fc.constantFrom('by-time', 'by-lot', 'none-this-year-first'),
      waitingApproval: fc.constantFrom('by-rule', 'by-rule', 'by-rule', 'by-hr'),
    }),
    draft: some(fitted(inDraft), 4),
    uneven: fc.nat({ max: 2 * UNEVEN_USE.length }).map((length) => UNEVEN_USE.slice(0, length)),
    steps: some(aStep, moves),
  });
}
