import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curveOf } from './growth-curve.mjs';
import { nLogN, worstFactor } from './growth-measure.mjs';

const grown = (msOf) => [100, 1_000, 10_000].map((size) => ({ size, ms: msOf(size) }));

test('what grows like n log n has the factor 1, linear growth less, a square much more', () => {
  assert.equal(worstFactor(grown((size) => nLogN(size))).toFixed(6), '1.000000');
  assert.ok(worstFactor(grown((size) => size)) < 1);
  assert.ok(worstFactor(grown((size) => size ** 2 / 100)) > 20);
});

test('a square shows although what every call costs hides it at the smallest size', () => {
  assert.ok(worstFactor(grown((size) => 100 + size ** 2 / 10_000)) > 2);
});

test('what stays within the noise does not grow', () => {
  assert.equal(worstFactor(grown((size) => size / 10_000)), 0);
});

test('a curve says in words what it shows, and shows nothing as markup that is a name', () => {
  const svg = curveOf({
    title: 'a < b',
    unit: 'courses',
    series: [{ name: 'list', points: grown((size) => size / 7) }],
  });
  assert.match(svg, /<title id="title">a &lt; b<\/title>/);
  assert.match(svg, /<desc id="desc">.*list: 14\.3 ms at 100, 143 ms at 1000/);
  assert.match(svg, /stroke-dasharray/);
  assert.doesNotMatch(svg, /NaN|Infinity/);
});
