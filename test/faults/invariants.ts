/** A promise of the field, and the SQL that lists what breaks it: no row, no breach. Nothing of the product is used. */
interface Invariant {
  readonly promise: string;
  readonly breaches: string;
}

/** The state tables once more, in SQL: from, to. */
const REQUEST_MOVES = `(VALUES (NULL, 'requested'), ('requested', 'approved'), ('requested', 'declined'), ('requested', 'waitlisted'),
  ('requested', 'withdrawn'), ('requested', 'lapsed'), ('waitlisted', 'approved'), ('waitlisted', 'declined'),
  ('waitlisted', 'withdrawn'), ('waitlisted', 'lapsed')) AS allowed (origin, target)`;
const VOUCHER_MOVES = `(VALUES (NULL, 'assigned'), ('assigned', 'redeemed'), ('assigned', 'revoked'), ('assigned', 'returned'),
  ('assigned', 'expired'), ('redeemed', 'completed'), ('redeemed', 'cancelled')) AS allowed (origin, target)`;

/** The way of each request or voucher through the ledger: its entry before, what the entry says, what comes after. */
const wayOf = (subject: 'request' | 'voucher') => `
  SELECT programme_id, entry ->> '${subject}Id' AS id, position, entry ->> 'from' AS origin, split_part(kind, '.', 2) AS target,
         lag(split_part(kind, '.', 2)) OVER way AS before, lead(position) OVER way IS NULL AS is_last
    FROM ledger_entries WHERE kind LIKE '${subject}.%' WINDOW way AS (PARTITION BY entry ->> '${subject}Id' ORDER BY position)`;

/** Entries that no move of the table made, and rows whose ledger does not end in their state. */
const strayMoves = (subject: 'request' | 'voucher', table: string, moves: string) => `
  WITH way AS (${wayOf(subject)})
  SELECT '${subject}' AS what, COALESCE(way.id, r.id::text) AS id, way.before, way.origin, way.target, r.state
    FROM (SELECT * FROM way WHERE is_last) way FULL JOIN ${table} r ON r.id::text = way.id
   WHERE r.state IS DISTINCT FROM way.target
  UNION ALL
  SELECT '${subject}', id, before, origin, target, NULL FROM way
   WHERE before IS DISTINCT FROM origin
      OR NOT EXISTS (SELECT FROM ${moves} WHERE allowed.origin IS NOT DISTINCT FROM way.origin AND allowed.target = way.target)`;

const OCCUPYING = `('assigned', 'redeemed', 'completed')`;

/** The tally of every municipality, counted from the ledger alone. */
const FOLD = `
  SELECT programme_id, municipality_id, max(position) AS position,
         sum((entry ->> 'count')::int) FILTER (WHERE kind = 'grant') AS granted,
         count(*) FILTER (WHERE kind = 'request.requested')
           - count(*) FILTER (WHERE kind IN ('request.approved', 'request.declined', 'request.withdrawn', 'request.lapsed')) AS requested,
         count(*) FILTER (WHERE kind = 'voucher.assigned')
           - count(*) FILTER (WHERE kind IN ('voucher.redeemed', 'voucher.revoked', 'voucher.returned', 'voucher.expired')) AS assigned,
         count(*) FILTER (WHERE kind = 'voucher.redeemed')
           - count(*) FILTER (WHERE kind IN ('voucher.completed', 'voucher.cancelled')) AS redeemed,
         count(*) FILTER (WHERE kind = 'voucher.completed') AS completed,
         count(*) FILTER (WHERE kind = 'voucher.expired') AS expired
    FROM ledger_entries GROUP BY programme_id, municipality_id`;

/** Canonical JSON of an entry: members by their code units; entries are flat, their names and values plain ASCII. */
const CANONICAL = `(SELECT '{' || string_agg(to_json(key)::text || ':' || value::text, ',' ORDER BY key COLLATE "C") || '}' FROM jsonb_each(entry))`;
const sha256 = (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** Invariants 1 to 8 of the field. */
export const INVARIANTS: Readonly<Record<number, Invariant>> = {
  1: {
    promise: 'Σ allotments + reserve ≤ total, and the shares of an apportionment add up exactly',
    breaches: `
      SELECT p.id, p.total, p.granted, sum(a.granted) AS sum FROM programmes p LEFT JOIN allotments a ON a.programme_id = p.id
       GROUP BY p.id HAVING COALESCE(sum(a.granted), 0) + p.reserve > p.total OR COALESCE(sum(a.granted), 0) <> p.granted
      UNION ALL
      SELECT d.id, (d.inputs ->> 'total')::int, (d.inputs ->> 'reserve')::int, sum((share ->> 'granted')::int)
        FROM distributions d, jsonb_array_elements(d.shares) share WHERE d.kind = 'distribution'
       GROUP BY d.id HAVING sum((share ->> 'granted')::int) <> (d.inputs ->> 'total')::int - (d.inputs ->> 'reserve')::int`,
  },
  2: {
    promise: 'assigned + redeemed + completed ≤ granted in every municipality',
    breaches: `
      SELECT a.programme_id, a.municipality_id, a.granted, a.occupied, count(v.id) AS counted
        FROM allotments a LEFT JOIN vouchers v
          ON (v.programme_id, v.municipality_id) = (a.programme_id, a.municipality_id) AND v.state IN ${OCCUPYING}
       GROUP BY a.programme_id, a.municipality_id HAVING count(v.id) > a.granted OR count(v.id) <> a.occupied`,
  },
  3: {
    promise: 'one open voucher per person and programme, and no more per year than the programme allows',
    breaches: `
      SELECT v.programme_id, v.person_id, NULL AS year, count(*) FROM vouchers v WHERE v.state IN ('assigned', 'redeemed')
       GROUP BY v.programme_id, v.person_id HAVING count(*) > 1
      UNION ALL
      SELECT v.programme_id, v.person_id, extract(year FROM v.assigned_at AT TIME ZONE 'Europe/Berlin'), count(*)
        FROM vouchers v JOIN programmes p ON p.id = v.programme_id WHERE v.state IN ${OCCUPYING}
       GROUP BY 1, 2, 3, p.limit_per_year HAVING count(*) > p.limit_per_year`,
  },
  4: {
    promise: 'only the moves of the state table, each with exactly one ledger entry',
    breaches: `
      (${strayMoves('request', 'voucher_requests', REQUEST_MOVES)})
      UNION ALL (${strayMoves('voucher', 'vouchers', VOUCHER_MOVES)})`,
  },
  5: {
    promise: 'tally = fold of the ledger',
    breaches: `
      SELECT f.*, t.* FROM (${FOLD}) f FULL JOIN tallies t USING (programme_id, municipality_id)
       WHERE (t.granted, t.requested, t.assigned, t.redeemed, t.completed, t.expired, t.ledger_position)
             IS DISTINCT FROM (f.granted, f.requested, f.assigned, f.redeemed, f.completed, f.expired, f.position)
          OR t.available <> t.granted - t.assigned - t.redeemed - t.completed`,
  },
  6: {
    promise: 'one answer per key: every stored assignment names a voucher of its own',
    breaches: `
      SELECT i.answer ->> 'id' AS id, count(*), count(v.id) AS vouchers
        FROM idempotency_answers i LEFT JOIN vouchers v ON v.id::text = i.answer ->> 'id' AND v.assigned_by = i.actor_id
       WHERE i.operation = 'assignVoucher' GROUP BY 1 HAVING count(*) <> 1 OR count(v.id) <> 1`,
  },
  7: {
    promise: 'no job is lost: where the ledger is ahead of the tally, a job waits or runs; none has failed',
    breaches: `
      SELECT l.programme_id::text, l.municipality_id::text, l.position FROM (
        SELECT programme_id, municipality_id, max(position) AS position FROM ledger_entries GROUP BY 1, 2) l
        LEFT JOIN tallies t USING (programme_id, municipality_id)
       WHERE l.position > COALESCE(t.ledger_position, 0)
         AND NOT EXISTS (SELECT FROM jobs j WHERE j.state IN ('waiting', 'active')
               AND j.payload @> jsonb_build_object('programmeId', l.programme_id::text, 'municipalityId', l.municipality_id::text))
      UNION ALL
      SELECT j.name, j.error::text, j.attempts FROM jobs j WHERE j.state = 'failed'`,
  },
  8: {
    promise:
      'the ledger has no gap, every entry its hash, every hash its predecessor, every programme the head of its chain',
    breaches: `
      SELECT programme_id, position, 'position' AS what FROM
        (SELECT *, row_number() OVER (PARTITION BY programme_id ORDER BY position) AS expected FROM ledger_entries) l
       WHERE position <> expected
      UNION ALL
      SELECT programme_id, position, 'entry hash' FROM ledger_entries WHERE entry_hash <> ${sha256(`salt || ${CANONICAL}`)}
      UNION ALL
      SELECT programme_id, position, 'chain hash' FROM
        (SELECT *, lag(chain_hash, 1, repeat('0', 64)) OVER (PARTITION BY programme_id ORDER BY position) AS previous FROM ledger_entries) l
       WHERE chain_hash <> ${sha256('previous || entry_hash')}
      UNION ALL
      SELECT p.id, p.ledger_position, 'head' FROM programmes p
        LEFT JOIN LATERAL (SELECT position, chain_hash FROM ledger_entries WHERE programme_id = p.id ORDER BY position DESC LIMIT 1) l ON true
       WHERE p.ledger_position <> COALESCE(l.position, 0) OR p.ledger_head <> COALESCE(l.chain_hash, repeat('0', 64))`,
  },
};

type Ask = (sql: string) => Promise<readonly object[]>;

/** Every breach of every invariant, in words and rows; empty when all of them hold. Breaches of 5 are right while jobs run. */
export async function breachesOf(ask: Ask): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [number, { promise, breaches }] of Object.entries(INVARIANTS)) {
    const rows = await ask(breaches);
    if (rows.length > 0) found.push(`${number}. ${promise}: ${JSON.stringify(rows.slice(0, 5))}`);
  }
  return found;
}
