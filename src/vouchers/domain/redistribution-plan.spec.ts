import {
  moveRedistribution,
  movedIn,
  mustBeDue,
  mustGiveNotice,
  mustLeaveInUse,
  mustMoveSomething,
  useRateOf,
} from './redistribution-plan.js';

const refusal = (code: string, details: object = {}) => expect.objectContaining({ code, details }) as Error;

describe('the way of a redistribution', () => {
  it('leads from the announcement over the decision to the execution', () => {
    expect(moveRedistribution('announced', 'change')).toBe('announced');
    expect(moveRedistribution('announced', 'decide')).toBe('decided');
    expect(moveRedistribution('decided', 'carry-out')).toBe('carried-out');
    expect(moveRedistribution('carried-out', 'reverse')).toBe('reversed');
  });

  it('can be left until it is carried out, and only then be gone back', () => {
    expect(moveRedistribution('announced', 'cancel')).toBe('cancelled');
    expect(moveRedistribution('decided', 'cancel')).toBe('cancelled');
    expect(() => moveRedistribution('carried-out', 'cancel')).toThrow(
      refusal('redistribution-move-not-allowed', { from: 'carried-out', move: 'cancel' }),
    );
    expect(() => moveRedistribution('decided', 'reverse')).toThrow('redistribution-move-not-allowed');
    expect(() => moveRedistribution('decided', 'change')).toThrow('redistribution-move-not-allowed');
  });
});

describe('the notice of a redistribution', () => {
  const frame = { today: '2026-03-01', endsOn: '2026-06-30' };
  const notice = (dueOn: string, windowDays = 7) => {
    mustGiveNotice({ dueOn, windowDays }, frame);
  };

  it('is fourteen days long', () => {
    expect(() => {
      notice('2026-03-14');
    }).toThrow(refusal('redistribution-notice-too-short', { earliest: '2026-03-15' }));
    expect(() => {
      notice('2026-03-15');
    }).not.toThrow();
  });

  it('leaves time for the window before the programme ends', () => {
    expect(() => {
      notice('2026-06-22');
    }).not.toThrow();
    expect(() => {
      notice('2026-06-23');
    }).toThrow(refusal('redistribution-after-programme', { latest: '2026-06-22' }));
    expect(() => {
      notice('2026-06-23', 0);
    }).not.toThrow();
  });

  it('is kept: nothing is decided before the day', () => {
    expect(() => {
      mustBeDue({ dueOn: '2026-03-15' }, '2026-03-14');
    }).toThrow(refusal('redistribution-not-due', { dueOn: '2026-03-15' }));
    expect(() => {
      mustBeDue({ dueOn: '2026-03-15' }, '2026-03-15');
    }).not.toThrow();
  });
});

describe('a redistribution', () => {
  it('is decided only where something moves', () => {
    expect(movedIn([{ received: 2 }, { received: 0 }, { received: 3 }])).toBe(5);
    expect(() => {
      mustMoveSomething([{ received: 0 }]);
    }).toThrow('nothing-to-redistribute');
  });

  it('is reversed as a whole only while nothing received is in use', () => {
    const kept = [
      { municipalityId: 'a', count: 2 },
      { municipalityId: 'b', count: 1 },
    ];
    expect(() => {
      mustLeaveInUse(kept, false);
    }).toThrow(refusal('redistribution-in-use', { count: 3 }));
    expect(() => {
      mustLeaveInUse(kept, true);
      mustLeaveInUse([], false);
    }).not.toThrow();
  });

  it.each([
    [0, 0, 100],
    [3, 1, 33],
    [3, 3, 100],
    [7, 0, 0],
  ])('counts of %i granted %i in use as %i percent', (granted, occupied, percent) => {
    expect(useRateOf({ granted, occupied })).toBe(percent);
  });
});
