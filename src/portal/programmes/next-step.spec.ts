import { type Standing, type Step, stepOf } from './next-step.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const AT_REST = { assigned: 0, redeemed: 0, requests: 0 };
const NONE = { open: 0, upheld: 0 };
const draft = { state: 'draft', recordHash: 'ab', objectionsUntil: new Date('2026-02-28T23:00:00Z') } as const;
const waiting = { ...draft, objectionsUntil: new Date('2026-03-02T23:00:00Z') };

describe('the next step with a programme', () => {
  it.each<[string, Partial<Standing>, Step]>([
    ['a new draft', { programme: { ...draft, recordHash: null, objectionsUntil: null } }, 'distribute'],
    ['the window for objections is open', { programme: waiting }, 'wait'],
    ['an objection came in within the window', { programme: waiting, objections: { open: 1, upheld: 0 } }, 'wait'],
    ['an objection is upheld already', { programme: waiting, objections: { open: 1, upheld: 1 } }, 'reverse'],
    ['an objection is not answered', { programme: draft, objections: { open: 1, upheld: 0 } }, 'answer'],
    ['nobody objects any more', { programme: draft }, 'open'],
    ['it is open', { programme: { ...draft, state: 'open' } }, 'close'],
    [
      'a voucher can still be redeemed',
      { programme: { ...draft, state: 'closed' }, stillOpen: { ...AT_REST, assigned: 1 } },
      'finish',
    ],
    [
      'a course is not completed',
      { programme: { ...draft, state: 'closed' }, stillOpen: { ...AT_REST, redeemed: 1 } },
      'finish',
    ],
    ['nothing is open', { programme: { ...draft, state: 'closed' } }, 'settle'],
    ['it is over', { programme: { ...draft, state: 'settled' } }, 'settled'],
  ])('when %s', (_, standing, step) => {
    expect(stepOf({ programme: draft, objections: NONE, stillOpen: AT_REST, now: NOW, ...standing })).toBe(step);
  });
});
