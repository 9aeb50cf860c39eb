import { contentOf } from './ledger-fact.js';

describe('what is hashed of a fact', () => {
  const at = new Date('2026-03-01T09:30:00Z');

  it('names the programme and the moment, and leaves out what is not known', () => {
    const fact = {
      kind: 'voucher.assigned',
      municipalityId: 'm',
      requestId: null,
      voucherId: 'v',
      courseId: null,
      count: 1,
    } as const;
    expect(contentOf('p', fact, at)).toEqual({
      programmeId: 'p',
      at: '2026-03-01T09:30:00.000Z',
      kind: 'voucher.assigned',
      municipalityId: 'm',
      voucherId: 'v',
      count: 1,
    });
  });

  it('keeps an empty grant and a course that costs nothing', () => {
    expect(contentOf('p', { kind: 'grant', municipalityId: 'm', count: 0 }, at)).toMatchObject({ count: 0 });
    const free = { kind: 'voucher.redeemed', municipalityId: 'm', count: 1, priceCents: 0, paidCents: 0 } as const;
    expect(contentOf('p', free, at)).toMatchObject({ priceCents: 0, paidCents: 0 });
  });
});
