import { seconds } from './messages.mjs';

/**
 * Runs suites one after the other until one fails. A suite is `{ name, run }`; `run` resolves to `{ ok }`, with
 * `passed`, `failed` and `skipped` where it counts tests. Prints each suite's share of the time and the line of the counts.
 * Resolves to true when all passed.
 */
export async function runSuites(suites) {
  const results = [];
  for (const { name, run } of suites) {
    console.log(`\n── ${name}`);
    const begin = performance.now();
    const result = await run();
    results.push({ name, passed: 0, failed: 0, skipped: 0, ...result, milliseconds: performance.now() - begin });
    if (!result.ok) break;
  }
  printShares(results, suites.length);
  printCounts(results);
  return results.every(({ ok }) => ok);
}

function printShares(results, planned) {
  console.log('');
  for (const { name, ok, milliseconds } of results) {
    console.log(`${ok ? '✓' : '✗'} ${name.padEnd(16)} ${seconds(milliseconds).padStart(9)}`);
  }
  if (results.length < planned) console.log(`${planned - results.length} not run`);
}

/** A suite that failed without naming a test counts as one failure. */
function printCounts(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = results.reduce((total, { ok, failed }) => total + (ok ? failed : Math.max(1, failed)), 0);
  console.log(`${sum('passed')} passed, ${failed} failed, ${sum('skipped')} skipped`);
}
