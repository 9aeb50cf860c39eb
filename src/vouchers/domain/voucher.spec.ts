import { courseToRedeem, mustNotBeExpired } from './voucher.js';

describe('a voucher to redeem', () => {
  it('is good through its last day', () => {
    expect(() => {
      mustNotBeExpired({ expiresOn: '2026-06-30' }, '2026-06-30');
    }).not.toThrow();
    expect(() => {
      mustNotBeExpired({ expiresOn: '2026-06-30' }, '2026-07-01');
    }).toThrow('voucher-expired');
  });

  it('pays the course it was approved for, or the one the holder names', () => {
    expect(courseToRedeem({ courseId: 'a' }, undefined)).toBe('a');
    expect(courseToRedeem({ courseId: 'a' }, 'a')).toBe('a');
    expect(courseToRedeem({ courseId: null }, 'b')).toBe('b');
    expect(() => courseToRedeem({ courseId: 'a' }, 'b')).toThrow('voucher-for-another-course');
    expect(() => courseToRedeem({ courseId: null }, undefined)).toThrow('voucher-needs-course');
  });
});
