// What a client of the soak does, round after round: every kind of work of the product, until it is told to stop.
import { randomUUID } from 'node:crypto';
import { compiled } from '../../lib/places.mjs';
import { mustBe } from './calls.mjs';
import { responseTo } from './check-data.mjs';

const ANSWERS_A_ROUND = 4;
const HR = 'personal@kandel.example';
const PAGES = ['/hr/overview', '/hr/requests', '/hr/vouchers'];

/** Runs rounds one after the other until `until` (milliseconds of `performance.now()`); counts what was done, with the mean of its time, and keeps what failed. */
export async function keepBusy(bench, employee, { until, counts, failures }) {
  const client = { ...bench, employee, round: 0 };
  for (; performance.now() < until; client.round++) {
    for (const [name, act] of Object.entries(ACTS)) {
      try {
        const begin = performance.now();
        await act(client);
        count(counts, name, performance.now() - begin);
      } catch (error) {
        failures.push(`${name}: ${error.message}`);
      }
    }
  }
}

function count(counts, name, milliseconds) {
  const { count: before, meanMs } = counts[name] ?? { count: 0, meanMs: 0 };
  counts[name] = { count: before + 1, meanMs: (before * meanMs + milliseconds) / (before + 1) };
}

const ACTS = { answers, catalogue, path, voucher, pages };

/** Some answers; a check without further questions is submitted, and its person begins the next one. */
async function answers(client) {
  const { call, employee } = client;
  for (let given = 0; given < ANSWERS_A_ROUND; given++) {
    const { token, n, checkId, next } = employee;
    if (next === null) return another(client);
    const body = { itemId: next.itemId, response: responseTo(next, n + given) };
    employee.next = mustBe(200, await call('POST', `/checks/${checkId}/answers`, { token, body })).next;
  }
}

/** The pause between two checks of a person is put into the past: a soak is shorter than it. */
async function another({ call, sql, world, employee }) {
  const { token, checkId } = employee;
  mustBe(200, await call('POST', `/checks/${checkId}/submit`, { token }));
  await sql(`UPDATE checks SET ended_at = ended_at - interval '1 year' WHERE id = $1`, [checkId]);
  const check = mustBe(201, await call('POST', '/checks', { token, body: { profileId: world.profileId } }));
  Object.assign(employee, { checkId: check.id, next: check.next });
}

async function catalogue({ call, employee: { token } }) {
  mustBe(200, await call('GET', '/courses?limit=25', { token }));
}

async function path({ call, world, employee: { token } }) {
  mustBe(200, await call('GET', `/me/path?profileId=${world.profileId}`, { token }));
}

/** A voucher is asked for, approved, and given back, so that there is one the next time. */
async function voucher({ call, world, employee: { token } }) {
  const { programmeId, courseId, hr } = world;
  const body = { programmeId, courseId };
  const { id } = mustBe(201, await call('POST', '/voucher-requests', { token, body, key: randomUUID() }));
  const approval = { token: hr.token, key: randomUUID() };
  const { voucherId } = mustBe(200, await call('POST', `/voucher-requests/${id}/approve`, approval));
  mustBe(200, await call('POST', `/vouchers/${voucherId}/return`, { token, key: randomUUID() }));
}

/** HR signs in by password, opens a page and signs out, as in a browser. */
async function pages({ address, round }) {
  const { DEMO_PASSWORD } = await import(compiled('portal', 'shared', 'demo-password.js'));
  const form = (at, fields, cookie = '') =>
    fetch(address + at, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: address, cookie },
      redirect: 'manual',
    });
  const entered = await form('/sign-in', { email: HR, password: DEMO_PASSWORD, return: '/' });
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  mustBe(303, { status: entered.status, body: await entered.text() });
  const page = await fetch(address + PAGES[round % PAGES.length], { headers: { cookie } });
  mustBe(200, { status: page.status, body: (await page.text()).slice(0, 200) });
  const left = await form('/sign-out', {}, cookie);
  mustBe(303, { status: left.status, body: await left.text() });
}
