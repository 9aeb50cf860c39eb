import {
  answerObjection,
  lastDayToObject,
  mustBeWithinWindow,
  mustBeWithoutObjections,
  OBJECTION_STATES,
} from './objection.js';

const refused = (code: string) => expect.objectContaining({ code, kind: 'conflict' }) as Error;
const UNTIL = new Date('2026-05-05T22:00:00Z');

describe('An objection', () => {
  it('is upheld or dismissed, once', () => {
    expect(answerObjection('open', 'upheld')).toBe('upheld');
    expect(answerObjection('open', 'dismissed')).toBe('dismissed');
    for (const state of OBJECTION_STATES.filter((one) => one !== 'open')) {
      expect(() => answerObjection(state, 'dismissed')).toThrow(refused('objection-move-not-allowed'));
    }
  });

  it('can be raised until the window has ended, and not in that moment', () => {
    mustBeWithinWindow(UNTIL, new Date(UNTIL.getTime() - 1));
    expect(() => {
      mustBeWithinWindow(UNTIL, UNTIL);
    }).toThrow(refused('objection-window-closed'));
  });

  it('has a last day, which is the one before the window has ended', () => {
    const committedAt = new Date('2026-04-21T09:00:00Z');
    expect(lastDayToObject({ committedAt, objectionsUntil: UNTIL })).toBe('2026-05-05');
    expect(lastDayToObject({ committedAt, objectionsUntil: committedAt })).toBeNull();
  });

  it('keeps a programme closed while it is unanswered or upheld', () => {
    mustBeWithoutObjections({ open: 0, upheld: 0 });
    expect(() => {
      mustBeWithoutObjections({ open: 1, upheld: 1 });
    }).toThrow(refused('objections-unanswered'));
    expect(() => {
      mustBeWithoutObjections({ open: 0, upheld: 1 });
    }).toThrow(refused('objection-upheld'));
  });
});
