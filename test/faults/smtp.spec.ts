import { randomUUID } from 'node:crypto';

import { cookieOf } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { type Running, startApi, startWorker, type Surroundings } from '../support/processes.js';
import { look, order, type Reply } from './support/client.js';
import { aSlowPost, type Hang, type SlowPost } from './support/slow-post.js';
import { startWorld, type World } from './support/world.js';

const EMPLOYEES = 10;
/** More than a worker has places for jobs and for mails together. */
const MAILS = 8;
const AT_ONCE = 2;
const PATIENT_SECONDS = 60;
/** Enough to come to where the server hangs. */
const HASTY_SECONDS = 3;
/** Longer than the third of the pauses between the tries of a job, 16 seconds. */
const WITHIN_MS = 40_000;
/** Nobody waits for a mail: far less than a worker does. */
const ANSWERED_WITHIN_MS = 10_000;

describe('The mail server accepts and then hangs', () => {
  let world: World;
  let post: SlowPost;
  let api: Running;
  let worker: Running;
  let nextEmployee = 0;

  beforeAll(async () => {
    [world, post] = await Promise.all([startWorld(EMPLOYEES + MAILS), aSlowPost()]);
    [api, worker] = await Promise.all([startApi(within(PATIENT_SECONDS)), startWorker(within(PATIENT_SECONDS))]);
  });
  afterEach(() => {
    post.restart();
  });
  afterAll(async () => {
    await world.stop();
    await post.close();
  });

  it('no request waits for a mail, and tallies and the waiting list go on while every place for mails is held', async () => {
    const full = await world.programme(1);
    const [holder, waiter] = [world.employees[nextEmployee++]!, world.employees[nextEmployee++]!];
    const { id: held } = (await move(world.town.hr.token, '/vouchers', { programmeId: full, personId: holder.id }))
      .body;
    const request = { programmeId: full, courseId: world.courseId };
    const { id: waiting } = (await move(waiter.token, '/voucher-requests', request)).body;
    await move(world.town.hr.token, `/voucher-requests/${waiting as string}/waitlist`);
    await eventually('these mails have left', WITHIN_MS, async () => (await count(`state <> 'sent'`)) === 0);
    await eventually('goodbye is said to all', WITHIN_MS, () => Promise.resolve(post.open() === 0));
    const [ended, leaves] = [post.ended(), await world.programme(MAILS)];
    post.hang('banner');
    await Promise.all(Array.from({ length: MAILS }, () => assign(leaves)));
    await eventually('every place for mails is held', WITHIN_MS, () => Promise.resolve(post.open() === AT_ONCE));

    await move(holder.token, `/vouchers/${held as string}/return`);
    await eventually('who waited has the place', WITHIN_MS, async () => {
      const [voucher] = await world.sql('SELECT 1 FROM vouchers WHERE person_id = $1', [waiter.id]);
      return voucher !== undefined;
    });
    await eventually('both are tallied', WITHIN_MS, async () => {
      const [full1, leaves1] = await Promise.all([tallyOf(full), tallyOf(leaves)]);
      return full1 === 1 && leaves1 === MAILS;
    });
    expect(post.ended()).toBe(ended);
    expect(post.most()).toBe(AT_ONCE);
  });

  it('is well again: what waited is sent, each mail once', async () => {
    await eventually('everything is sent', WITHIN_MS, async () => (await count(`state <> 'sent'`)) === 0);
    await eachOnce();
    expect(await worker.end()).toBe('SIGTERM');
    worker = await startWorker(within(HASTY_SECONDS));
  });

  it.each<[string, Hang]>([
    ['says nothing', 'banner'],
    ['says a byte now and then', 'drip'],
    ['does not ask for the content', 'data'],
  ])(
    '%s: the try ends in time, the board says what is wrong, and the mail is sent when all is well',
    async (_, where) => {
      post.hang(where);
      const id = await assigned();
      await eventually('a try has ended', WITHIN_MS, async () => (await mailOf(id)).fault === 'ETIMEDOUT');
      const page = `/admin/jobs/${await jobOf(id)}`;
      // What was wrong with a try is said as soon as its end is noted, and of the job until the next try begins.
      await eventually('the page of the job says it', WITHIN_MS, async () =>
        (await shown(page)).includes('Der Mailserver antwortet nicht oder zu langsam.'),
      );
      await eventually('the list says it', WITHIN_MS, async () => (await newestError()) === 'mail-server-silent');

      post.restart();
      await eventually('it is sent', WITHIN_MS, async () => (await mailOf(id)).state === 'sent');
      await eachOnce();
    },
  );

  it('has the content and says nothing more: the mail is never sent again, and its job says why', async () => {
    post.hang('content');
    const id = await assigned();
    await eventually('the try has ended', WITHIN_MS, async () => (await mailOf(id)).state === 'unclear');
    post.restart();
    expect(await shown(`/admin/jobs/${await jobOf(id)}`)).toContain('ob er die E-Mail angenommen hat, ist unklar.');
    await world.sql(`UPDATE mails SET tried_at = now() - interval '1 day', created_at = created_at - interval '1 day'`);
    const [round] = await world.sql<{ id: string }>(
      `INSERT INTO jobs (id, name, payload, created_at, run_after)
       SELECT gen_random_uuid(), 'mails.tend', '{}', now() - interval '1 minute', now() - interval '1 minute' RETURNING id`,
    );
    await eventually('the next round is over', WITHIN_MS, async () => {
      return (await world.sql(`SELECT 1 FROM jobs WHERE id = $1 AND state = 'done'`, [round!.id])).length === 1;
    });
    expect(await mailOf(id)).toMatchObject({ state: 'unclear', tries: 1 });
    await eachOnce();
  });

  function within(seconds: number): Surroundings {
    const { logs, env } = world.surroundings;
    const mail = { SMTP_URL: post.url, SMTP_REQUIRE_TLS: 'false', SMTP_SECONDS: String(seconds) };
    return { logs, env: { ...env, ...mail, MAILS_AT_ONCE: String(AT_ONCE) } };
  }

  /** Sent once, and answered well and soon. */
  async function move(token: string, path: string, body: object = {}): Promise<Reply> {
    const began = performance.now();
    const reply = await order(() => [api.address], { token, path, body, key: randomUUID() });
    expect(reply.status).toBeLessThan(300);
    expect(performance.now() - began).toBeLessThan(ANSWERED_WITHIN_MS);
    return reply;
  }

  async function assign(programmeId: string): Promise<string> {
    const personId = world.employees[nextEmployee++]!.id;
    return (await move(world.town.hr.token, '/vouchers', { programmeId, personId })).body.id as string;
  }

  /** A voucher of which somebody is to be told. */
  async function assigned(): Promise<string> {
    return assign(await world.programme(1));
  }

  async function mailOf(
    voucherId: string,
  ): Promise<{ id: string; state: string; fault: string | null; tries: number }> {
    const mails = await world.sql<{ id: string; state: string; fault: string | null; tries: number }>(
      'SELECT id, state, fault, tries FROM mails WHERE occasion = $1',
      [voucherId],
    );
    expect(mails).toHaveLength(1);
    return mails[0]!;
  }

  async function jobOf(voucherId: string): Promise<string> {
    const { id } = await mailOf(voucherId);
    const [job] = await world.sql<{ id: string }>(`SELECT id FROM jobs WHERE payload ->> 'mailId' = $1`, [id]);
    return job!.id;
  }

  /** What was wrong with the last job that is to send a mail; undefined while nothing is. */
  async function newestError(): Promise<string | undefined> {
    const listed = await look(api.address, world.admin.token, '/jobs?name=mails.send');
    return (listed?.body.items as { error: { code: string } | null }[])[0]?.error?.code;
  }

  async function eachOnce(): Promise<void> {
    const sent = await world.sql<{ id: string }>(`SELECT id FROM mails WHERE state IN ('sent', 'unclear')`);
    expect(post.arrived.map((name) => name.split('@')[0]).sort()).toEqual(sent.map(({ id }) => id).sort());
  }

  async function count(condition: string): Promise<number> {
    const [row] = await world.sql<{ count: number }>(`SELECT count(*)::int AS count FROM mails WHERE ${condition}`);
    return row!.count;
  }

  /** How many vouchers the tally of a programme says are assigned. */
  async function tallyOf(programmeId: string): Promise<number | undefined> {
    const tallies = await look(api.address, world.town.hr.token, `/programmes/${programmeId}/tallies`);
    return (tallies?.body as { assigned: number; ledgerPosition: number }[])[0]?.assigned;
  }

  async function shown(path: string): Promise<string> {
    const response = await fetch(api.address + path, { headers: { cookie: await cookieOf(world.app, world.admin) } });
    expect(response.status).toBe(200);
    return response.text();
  }
});
