import { defaultAnchors } from './anchors.js';

const item = (code: string, anchor: number, answers: number) => ({ code, anchor, answers });

describe('the items that hold the scale when nobody names others', () => {
  it('lie on different levels, the most answered of each first', () => {
    const items = [
      ...[500, 400, 300].map((answers, i) => item(`low-${i}`, 1.5, answers)),
      ...[450, 350, 250].map((answers, i) => item(`middle-${i}`, 4.5, answers)),
      ...[420, 320, 220].map((answers, i) => item(`high-${i}`, 7.5, answers)),
    ];
    expect([...defaultAnchors(items)].sort()).toEqual(['high-0', 'low-0', 'middle-0']);
  });

  it('are none of those with few answers', () => {
    expect(defaultAnchors([item('a', 1, 199), item('b', 2, 200)])).toEqual(new Set(['b']));
    expect(defaultAnchors([])).toEqual(new Set());
  });

  it('are never more than half of the items', () => {
    const items = [1, 3, 5, 7].map((anchor) => item(`i${anchor}`, anchor, 300));
    expect(defaultAnchors(items).size).toBe(2);
  });

  it('are one in four', () => {
    const items = Array.from({ length: 40 }, (_, i) => item(`i${i}`, i % 8, 1_000 - i));
    expect(defaultAnchors(items).size).toBe(10);
  });
});
