import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const agent = new Agent({ keepAlive: true });

/** So many at a time until all are done. */
export async function inParallel(count, items, work) {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: count }, lane));
}

/** The body of an answer with that status. @throws Error with what was answered instead */
export function mustBe(status, answer) {
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Calls the API over connections that stay open. */
export function caller(address) {
  return (method, path, { token, body, key }) =>
    new Promise((resolve, reject) => {
      const payload = method === 'GET' ? undefined : JSON.stringify(body ?? {});
      const headers = {
        authorization: `Bearer ${token}`,
        ...(payload && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
        ...(key && { 'idempotency-key': key }),
      };
      const sent = request(`${address}/api/v1${path}`, { method, agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode, body: contentOf(response, text) }));
      });
      sent.on('error', reject).end(payload);
    });
}

/** A reverse proxy answers for itself by a page. */
function contentOf({ headers }, text) {
  const isJson = /[/+]json(;|$)/.test(headers['content-type'] ?? '');
  return isJson && text !== '' ? JSON.parse(text) : text || null;
}

/** Waits until the worker has nothing left to do, so that it does not take part in what is measured. */
export async function jobsDone(sql) {
  for (;;) {
    const [{ open }] = await sql(`SELECT count(*)::int AS open FROM jobs WHERE state IN ('waiting', 'active')`);
    if (open === 0) return;
    await sleep(100);
  }
}
