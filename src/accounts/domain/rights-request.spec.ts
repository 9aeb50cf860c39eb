import { dueFor, extendedDue, isOverdue, type RightsTerm } from './rights-request.js';

describe('the time for an answer to a request of a person', () => {
  const term: RightsTerm = { state: 'open', receivedOn: '2026-11-27', dueOn: '2026-12-28', isExtended: false };

  it('is one month, and three in all after the one extension', () => {
    expect(dueFor('2026-11-27', '07')).toBe('2026-12-28');
    expect(extendedDue(term, '2026-12-28', '07')).toBe('2027-03-01');
  });

  it.each<[string, Partial<RightsTerm>, string, string]>([
    ['twice', { isExtended: true }, '2026-12-01', 'rights-request-extended'],
    ['after its first month', {}, '2026-12-29', 'rights-extension-too-late'],
    ['when it is answered', { state: 'granted' }, '2026-12-01', 'rights-request-closed'],
  ])('is not extended %s', (_, more, today, code) => {
    expect(() => extendedDue({ ...term, ...more }, today, '07')).toThrow(code);
  });

  it('is over after its last day, for what is still open', () => {
    expect([isOverdue(term, '2026-12-28'), isOverdue(term, '2026-12-29')]).toEqual([false, true]);
    expect(isOverdue({ ...term, state: 'withdrawn' }, '2027-01-01')).toBe(false);
  });
});
