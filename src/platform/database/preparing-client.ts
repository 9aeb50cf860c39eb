import type { Client } from 'pg';

import { currentScope } from './tenant-scope.js';

/** More than the product has that are asked often; a connection holds a plan of each that it was asked. */
const MOST_STATEMENTS = 300;
/** Longer ones are lists of rows, hardly ever as many again. */
const LONGEST_TEXT = 8_000;
/**
 * A part of a list that may be left out, such as the municipality, and a list of any length. PostgreSQL may plan what is prepared
 * once for all values: it would then walk everything for one municipality, because it has seen that all were asked for, and
 * take a thousand ids for ten.
 */
const OF_MANY_SIZES = /\$\d+(::\w+(\[\])?)?\s+IS NULL OR|\bANY\s*\(\$/i;

type Query = (this: Client, ...call: unknown[]) => unknown;

/**
 * Connections that prepare what they are asked for the second time: PostgreSQL then parses it, and writes the policies of the
 * wall into it, once per connection and not at each call. TypeORM cannot name a statement.
 */
export function preparing(base: typeof Client): typeof Client {
  class PreparingClient extends base {}
  const nameOf = statementNames();
  const prepared: Query = function (...call) {
    const [text, values, ...others] = call;
    const plain = base.prototype.query as Query;
    const name = isWorthPreparing(text, values) ? nameOf(text) : undefined;
    return name === undefined ? plain.apply(this, call) : plain.call(this, { name, text, values }, ...others);
  };
  PreparingClient.prototype.query = prepared as typeof Client.prototype.query;
  return PreparingClient;
}

/**
 * A text with its values written in hardly comes again. Work for the system, such as jobs, is about many rows: planning it for its
 * values is worth what it costs.
 */
function isWorthPreparing(text: unknown, values: unknown): text is string {
  const hasParameters = Array.isArray(values) && values.length > 0;
  return typeof text === 'string' && hasParameters && currentScope().kind !== 'system';
}

const isLeftOut = (text: string): boolean => text.length > LONGEST_TEXT || OF_MANY_SIZES.test(text);

/**
 * Names of the texts that were asked more than once; the first so many, since PostgreSQL would keep the others' plans beside
 * them.
 */
function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size === MOST_STATEMENTS || isLeftOut(text)) return known;
    if (!seen.delete(text)) {
      if (seen.size === MOST_STATEMENTS) seen.clear();
      seen.add(text);
      return undefined;
    }
    const name = `statement_${String(names.size + 1)}`;
    names.set(text, name);
    return name;
  };
}
