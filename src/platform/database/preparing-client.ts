import type { Client } from 'pg';

/** More than the product has that are asked often; a connection holds a plan of each that it was asked. */
const MOST_STATEMENTS = 300;
/** Longer ones are lists of rows, hardly ever as many again. */
const LONGEST_TEXT = 8_000;

type Query = (this: Client, ...call: unknown[]) => unknown;

/**
 * Connections that prepare what they are asked for the second time: PostgreSQL then parses it, and writes the policies of the
 * wall into it, once per connection and not at each call. TypeORM cannot name a statement. Only what has parameters is prepared:
 * a text with its values written in is hardly ever asked again.
 */
export function preparing(base: typeof Client): typeof Client {
  class PreparingClient extends base {}
  const nameOf = statementNames();
  const prepared: Query = function (...call) {
    const [text, values, ...others] = call;
    const plain = base.prototype.query as Query;
    const name = hasParameters(text, values) ? nameOf(text) : undefined;
    return name === undefined ? plain.apply(this, call) : plain.call(this, { name, text, values }, ...others);
  };
  PreparingClient.prototype.query = prepared as typeof Client.prototype.query;
  return PreparingClient;
}

function hasParameters(text: unknown, values: unknown): text is string {
  return typeof text === 'string' && text.length <= LONGEST_TEXT && Array.isArray(values) && values.length > 0;
}

/** Names of the texts that were asked more than once: the first so many, since PostgreSQL would keep the others' plans beside them. */
function statementNames(): (text: string) => string | undefined {
  const seen = new Set<string>();
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size === MOST_STATEMENTS) return known;
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
