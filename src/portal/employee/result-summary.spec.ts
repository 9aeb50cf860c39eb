import type { ResultRow } from './result.service.js';
import { changesOf, countOf, reasonsOf } from './result-summary.js';

const row = (competence: string, measured: object, status = 'met') =>
  ({ competence, measured: { change: null, stopReason: 'submitted', ...measured }, required: { status } }) as ResultRow;
const changed = (competence: string, verdict: string) => row(competence, { change: { verdict } });

describe('the summary of a result', () => {
  it('counts the competences of a status; one that the post does not ask for has none', () => {
    const rows = [row('1.1', {}), row('1.2', {}, 'gap'), { ...row('1.3', {}), required: null }];
    expect([countOf(rows, 'met'), countOf(rows, 'gap'), countOf(rows, 'open')]).toEqual([1, 1, 0]);
  });

  it('names the most frequent reason for the end first', () => {
    const reasons = ['item-budget', 'decision-certain', 'decision-certain'];
    expect(reasonsOf(reasons.map((stopReason) => row('1.1', { stopReason })))).toEqual([
      { reason: 'decision-certain', count: 2 },
      { reason: 'item-budget', count: 1 },
    ]);
  });

  it('keeps real changes apart from noise, and is silent without an earlier result', () => {
    expect(changesOf([row('1.1', {})])).toBeNull();
    const rows = [changed('1.1', 'noise'), changed('1.2', 'fallen'), row('1.3', {}), changed('1.4', 'risen')];
    const { real, noise } = changesOf(rows)!;
    expect(real.map(({ competence }) => competence)).toEqual(['1.4', '1.2']);
    expect(noise.map(({ competence }) => competence)).toEqual(['1.1']);
  });
});
