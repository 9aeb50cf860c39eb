import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from '../../lib/places.mjs';
import { measuredIn, withFigures } from './scale.mjs';

const benchmarks = readFileSync(inRoot('docs', 'benchmarks.md'), 'utf8');
const scale = readFileSync(inRoot('docs', 'scale.md'), 'utf8');

test('docs/scale.md says what docs/benchmarks.md says', () => {
  assert.equal(withFigures(scale, measuredIn(benchmarks)), scale);
});

test('what no bench has measured is said to be missing, and a new figure takes its place', () => {
  assert.match(
    withFigures(scale, {}),
    /\| answers, one API, 16 clients +\| not yet +\| `bench:http`, `answersPerSecond`/,
  );
  const measured = { http: { answersPerSecond: 328.3 } };
  assert.match(withFigures(scale, measured), /\| answers, one API, 16 clients +\| 328 a second .*\| 2\.0 times +\|/);
});

test('a document without its marks is refused', () => {
  assert.throws(() => withFigures('# How far', {}), /where its figures stand/);
});
