import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exceeded, growthOf, summaryOf } from './soak-limits.mjs';

const saw = (at) => 100 + (at % 7);

test('what goes up and down does not grow', () => {
  assert.ok(Math.abs(growthOf(Array.from({ length: 112 }, (_, at) => saw(at)))) < 1);
});

test('a leak is seen through the up and down, in the unit of the samples', () => {
  const growth = growthOf(Array.from({ length: 112 }, (_, at) => saw(at) + at));
  assert.ok(growth > 54 && growth < 57, String(growth));
});

test('figures are held to the limits that are stated, and to no others', () => {
  const summary = summaryOf(Array.from({ length: 20 }, (_, at) => ({ files: 50 + at, memory: 90, free: at })));
  const limits = { files: { growth: 5 }, memory: { most: 80, growth: 5 } };
  assert.deepEqual(exceeded(summary, limits), ['files growth 9.0 > 5', 'memory most 90.0 > 80']);
});
