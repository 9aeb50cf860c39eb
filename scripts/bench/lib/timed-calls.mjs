// Many clients that call at once, and what they wait.
import { inParallel, mustBe } from './calls.mjs';
import { responseTo } from './check-data.mjs';

/** Each employee gives so many answers, in turn with the others; so many employees at a time. Returns as `readAll`. */
export async function answerAll(call, employees, { clients, answers }) {
  const times = [];
  const begin = performance.now();
  await inParallel(clients, employees, async (employee) => {
    for (let given = 0; given < answers && employee.next !== null; given++) {
      const { token, n, checkId, next } = employee;
      const body = { itemId: next.itemId, response: responseTo(next, n + given) };
      const sent = performance.now();
      const step = mustBe(200, await call('POST', `/checks/${checkId}/answers`, { token, body }));
      times.push(performance.now() - sent);
      employee.next = step.next;
    }
  });
  return timing(times, performance.now() - begin);
}

/** Reads so often, by so many at a time: `{ count, perSecond, p50, p95, p99 }`, the quantiles in milliseconds. */
export async function readAll(clients, count, get) {
  const times = [];
  const begin = performance.now();
  await inParallel(
    clients,
    Array.from({ length: count }, (_, at) => at),
    async (at) => {
      const sent = performance.now();
      mustBe(200, await get(at));
      times.push(performance.now() - sent);
    },
  );
  return timing(times, performance.now() - begin);
}

function timing(times, wall) {
  const sorted = times.toSorted((one, other) => one - other);
  const quantile = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const perSecond = times.length / (wall / 1_000);
  return { count: times.length, perSecond, p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) };
}
