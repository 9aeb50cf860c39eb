// Turns the statements that the product sends for one call into a script for pgbench.
import pg from 'pg';

/**
 * Runs the work and returns its answer with every statement that this process sent meanwhile: text, values, rows. A statement
 * that goes out while the connection still waits for the answer to another one, `isWithLast`, costs no round trip of its own.
 */
export async function capture(work) {
  const statements = [];
  const unanswered = new Map();
  const count = (client, change) => unanswered.set(client, (unanswered.get(client) ?? 0) + change);
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (...call) {
    const [text, values] = call;
    const isWithLast = (unanswered.get(this) ?? 0) > 0;
    const sent = typeof text === 'string' ? { text, values } : text;
    const statement = { text: sent.text, values: Array.isArray(sent.values) ? sent.values : [], rows: [], isWithLast };
    statements.push(statement);
    count(this, 1);
    const answered = (result) => {
      count(this, -1);
      statement.rows = result?.rows ?? [];
    };
    return listened(original.bind(this), call, answered);
  };
  try {
    return { answer: await work(), statements };
  } finally {
    pg.Client.prototype.query = original;
  }
}

/** Calls it, by callback or by promise as the caller does, and tells `answered` the result first. */
function listened(query, call, answered) {
  const last = call.at(-1);
  if (typeof last !== 'function') return query(...call).then((result) => (answered(result), result));
  return query(...call.slice(0, -1), (error, result) => {
    answered(result);
    last(error, result);
  });
}

/** Round trips that the statements took. */
export function roundTripsOf(statements) {
  return statements.filter(({ isWithLast }) => !isWithLast).length;
}

/**
 * The same statements with their values written in, so that every run moves something else: `variables` says which
 * captured value stands for which variable; ids that the call made are made anew; where the ledger grows, its position is
 * read from the locked head as the product does. Hashes stay as captured: pgbench does not hash.
 */
export function pgbenchScript(statements, { first, variables }) {
  const head = statements.findIndex(({ text }) => /ledger_head/.test(text) && /FOR NO KEY UPDATE/.test(text));
  const next = head < 0 ? undefined : Number(statements[head].rows[0]?.count) + 1;
  const made = madeIds(statements, variables);
  const known = new Map([...variables, ...made.map((id, at) => [id, `made${at}`])]);
  const columns = made.map((_, at) => `gen_random_uuid() AS made${at}`);
  const lines = [`${[first, ...columns].join(', ')} FROM bench_people WHERE n = (SELECT nextval('bench_next')) \\gset`];
  statements.forEach((statement, at) => {
    const position = head >= 0 && at > head ? next : undefined;
    const sql = filledIn(statement, (value) => literal(value, known, position));
    lines.push(at === head ? `${sql} \\gset\n\\set next :count + 1` : `${sql};`);
  });
  return `${lines.join('\n')}\n`;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Ids that first appear in something that is inserted. */
function madeIds(statements, variables) {
  const known = new Set(variables.map(([value]) => value));
  const inserted = statements.filter(({ text }) => /^\s*INSERT/i.test(text)).flatMap(({ values }) => values);
  const ids = inserted.flatMap((value) => (typeof value === 'string' ? (value.match(UUID) ?? []) : []));
  return [...new Set(ids)].filter((id) => !known.has(id));
}

function filledIn({ text, values }, write) {
  const oneLine = text.replace(/--.*$/gm, ' ').replace(/\s+/g, ' ').trim();
  return oneLine.replace(/\$(\d+)/g, (_, number) => write(values[Number(number) - 1]));
}

function literal(value, known, position) {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return value === position ? ':next' : String(value);
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
  if (Array.isArray(value)) return `'${withVariables(arrayText(value), known)}'`;
  if (typeof value === 'object') return literal(JSON.stringify(value), known, position);
  return `'${withVariables(value.replaceAll("'", "''"), known, position)}'`;
}

/** An array as PostgreSQL reads it where its type follows from its place. */
function arrayText(values) {
  const elements = values.map((one) => (one === null ? 'NULL' : JSON.stringify(String(one))));
  return `{${elements.join(',')}}`.replaceAll("'", "''");
}

function withVariables(text, known, position) {
  let result = text;
  for (const [value, name] of known) result = result.replaceAll(value, `:${name}`);
  return position === undefined ? result : result.replaceAll(`"position":${position}`, '"position": :next');
}
