import {
  mustBeAtRest,
  mustBeDraft,
  ALLOWED_ACTS,
  moveProgramme,
  mustActOnAllotments,
  mustAllow,
  mustBePastObjections,
  type ProgrammeAct,
  type ProgrammeState,
} from './programme-states.js';

const allows = (state: ProgrammeState, act: ProgrammeAct): boolean => ALLOWED_ACTS[state].includes(act);

describe('a programme', () => {
  it('goes from draft to settled in one direction', () => {
    expect(moveProgramme('draft', 'open', { as: 'admin' })).toBe('open');
    expect(moveProgramme('open', 'close', { as: 'job' })).toBe('closed');
    expect(moveProgramme('closed', 'settle', { as: 'admin' })).toBe('settled');
    expect(() => moveProgramme('closed', 'open', { as: 'admin' })).toThrow(
      expect.objectContaining({
        code: 'programme-move-not-allowed',
        kind: 'conflict',
        details: { from: 'closed', move: 'open' },
      }) as Error,
    );
  });

  it('is opened by an admin only', () => {
    for (const as of ['hr', 'holder', 'job', 'course-platform'] as const) {
      expect(() => moveProgramme('draft', 'open', { as })).toThrow('programme-move-not-yours');
    }
  });

  it('opens only after the objection window', () => {
    const end = new Date('2026-03-01T00:00:00Z');
    expect(() => {
      mustBePastObjections(end, new Date('2026-02-28T23:59:59.999Z'));
    }).toThrow(
      expect.objectContaining({
        code: 'objection-window-open',
        details: { until: '2026-03-01T00:00:00.000Z' },
      }) as Error,
    );
    expect(() => {
      mustBePastObjections(end, end);
    }).not.toThrow();
    expect(() => {
      mustBePastObjections(null, end);
    }).toThrow('programme-not-distributed');
  });

  it.each<[ProgrammeAct, string]>([
    ['distribute', 'draft'],
    ['object', 'draft'],
    ['reverse', 'draft'],
    ['request', 'open'],
    ['approve', 'open'],
    ['assign', 'open'],
    ['top-up', 'open'],
    ['redistribute', 'open'],
    ['object-redistribution', 'open'],
    ['reverse-redistribution', 'open'],
    ['lapse', 'closed'],
    ['redeem', 'open closed'],
    ['complete', 'open closed'],
    ['return', 'open closed'],
    ['revoke', 'open closed'],
    ['cancel', 'open closed'],
    ['expire', 'open closed'],
  ])('allows to %s while %s', (act, states) => {
    const allowing = (['draft', 'open', 'closed', 'settled'] as const).filter((state) => allows(state, act));
    expect(allowing.join(' ')).toBe(states);
  });

  it('moves nothing once settled', () => {
    expect(ALLOWED_ACTS.settled).toEqual([]);
    expect(() => {
      mustAllow('settled', 'complete');
    }).toThrow(
      expect.objectContaining({
        code: 'programme-act-not-allowed',
        kind: 'conflict',
        details: { state: 'settled', act: 'complete' },
      }) as Error,
    );
    expect(() => {
      mustAllow('closed', 'complete');
    }).not.toThrow();
  });

  it('is distributed by the admin and objected to by HR', () => {
    expect(() => {
      mustActOnAllotments('object', 'hr');
      mustActOnAllotments('distribute', 'admin');
    }).not.toThrow();
    expect(() => {
      mustActOnAllotments('redistribute', 'hr');
    }).toThrow(expect.objectContaining({ code: 'allotment-act-not-yours', kind: 'forbidden' }) as Error);
  });
});

describe('the end of a programme', () => {
  it.each([
    [{ assigned: 0, redeemed: 0, requests: 0 }, true],
    [{ assigned: 1, redeemed: 0, requests: 0 }, false],
    [{ assigned: 0, redeemed: 1, requests: 0 }, false],
    [{ assigned: 0, redeemed: 0, requests: 1 }, false],
  ])('comes with %j: %s', (open, atRest) => {
    const look = () => {
      mustBeAtRest(open);
    };
    if (atRest) expect(look).not.toThrow();
    else expect(look).toThrow(expect.objectContaining({ code: 'programme-still-open', details: open }) as Error);
  });

  it('leaves only drafts to be edited', () => {
    expect(() => {
      mustBeDraft('draft');
    }).not.toThrow();
    for (const state of ['open', 'closed', 'settled'] as const) {
      expect(() => {
        mustBeDraft(state);
      }).toThrow('programme-not-draft');
    }
  });
});
