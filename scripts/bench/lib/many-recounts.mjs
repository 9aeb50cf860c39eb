// Jobs that count municipalities, and whether each was done, and done once.
import Bull from 'bull';
import { compiled } from '../../lib/places.mjs';
import { asSystem } from './as-system.mjs';
import { jobsDone } from './calls.mjs';

/** Announced together: a caller waits no longer than a second for Redis. */
const TOGETHER = 200;
const WARM_UP = 60;

const READ_BACK = `SELECT count(*) FILTER (WHERE state = 'done')::int AS done, coalesce(sum(attempts), 0)::int AS attempts,
    extract(epoch FROM max(finished_at) - min(started_at))::float8 AS seconds FROM jobs WHERE id = ANY ($1)`;

/** Municipalities whose stored tally is not what their vouchers and the end of their ledger say. */
const WRONG = `SELECT count(*)::int AS wrong FROM allotments a
    LEFT JOIN tallies t USING (programme_id, municipality_id)
    JOIN (SELECT municipality_id, max(position) AS position FROM ledger_entries WHERE programme_id = $1 GROUP BY 1) l USING (municipality_id)
    JOIN (SELECT municipality_id, count(*) FILTER (WHERE state = 'completed') AS completed FROM vouchers WHERE programme_id = $1 GROUP BY 1) v USING (municipality_id)
   WHERE a.programme_id = $1 AND (t.ledger_position, t.completed) IS DISTINCT FROM (l.position, v.completed)`;

/** Asks for the recount of so many municipalities, one after the other and round again. Returns the ids of the jobs. */
export async function askForRecounts({ app, programmeId, towns }, count) {
  const { JobQueue } = await import(compiled('platform', 'queue', 'job.queue.js'));
  const { Transaction } = await import(compiled('platform', 'database', 'transaction.js'));
  const { tallyMunicipality } = await import(compiled('vouchers', 'tallies', 'tallies.jobs.js'));
  const [queue, transaction] = [JobQueue, Transaction].map((type) => app.get(type, { strict: false }));
  const ids = [];
  const some = async () => {
    for (const until = Math.min(count, ids.length + TOGETHER); ids.length < until;) {
      const municipalityId = towns[ids.length % towns.length];
      ids.push(await queue.enqueue(tallyMunicipality, { programmeId, municipalityId }));
    }
  };
  while (ids.length < count) await asSystem(() => transaction.run(some));
  return ids;
}

/** So many recounts by the workers that run, all of them waiting when the first begins. Returns `{ perSecond, lost, doubled }`. */
export async function recounts(bench, count) {
  const { sql, redisUrl } = bench;
  await askForRecounts(bench, WARM_UP);
  await jobsDone(sql);
  const queue = new Bull('jobs', redisUrl, { prefix: process.env.QUEUE_PREFIX ?? 'lernlotse' });
  try {
    await queue.pause();
    const ids = await askForRecounts(bench, count);
    await queue.resume();
    await jobsDone(sql);
    const { seconds, ...found } = await readBack(sql, ids);
    return { perSecond: count / seconds, ...found };
  } finally {
    await queue.close();
  }
}

/** Of these jobs, those that were not done, and those that were begun once more than needed; `seconds` from the first begin to the last end. */
export async function readBack(sql, ids) {
  const [{ done, attempts, seconds }] = await sql(READ_BACK, [ids]);
  return { lost: ids.length - done, doubled: attempts - ids.length, seconds };
}

/** How many municipalities are not counted rightly. */
export async function wrongTallies({ sql, programmeId }) {
  return (await sql(WRONG, [programmeId]))[0].wrong;
}
