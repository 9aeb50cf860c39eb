import type { JsonObject, JsonValue } from '../../../kernel/json.js';
import { orderedJson } from '../../../kernel/json.js';
import { isObject, storable } from '../catalogue-json.js';
import { accountOf } from './actor.js';
import { iriAt, momentAt, objectAt, refuse, uuidAt } from './fields.js';
import { isSpoken } from './limits.js';

interface Said {
  /** Null when the receiver is to give one. */
  readonly id: string | null;
  /** The account's name of the actor. */
  readonly participant: string;
  /** Equal for statements that say the same, whatever their time and their receiver. */
  readonly content: string;
}

/**
 * What a statement means here: a participant has completed or passed something, another statement is void, or
 * nothing that concerns this product.
 */
export type Statement = Said &
  (
    | { readonly effect: 'completes'; readonly activity: string; readonly at: Date | null }
    | { readonly effect: 'voids'; readonly voids: string }
    | { readonly effect: 'none' }
  );

const VERBS = 'http://adlnet.gov/expapi/verbs/';
/** The verbs of ADL, and what a statement of theirs may not say besides: that it failed. */
const COMPLETING: ReadonlyMap<string, 'completion' | 'success'> = new Map([
  [`${VERBS}completed`, 'completion'],
  [`${VERBS}passed`, 'success'],
]);
const VOIDED = `${VERBS}voided`;

const FIELDS = new Set('id actor verb object result context timestamp stored authority version attachments'.split(' '));
/** Comes from whoever passes a statement on, and so is no part of what it says (xAPI 1.0.3, part 2, 2.3.1 and 6.2). */
const ADDED: readonly string[] = ['id', 'timestamp', 'stored', 'authority', 'version'];

/**
 * Reads a statement of xAPI 1.0.3 as far as it matters here. `at` is its number in the call (1-based).
 * @throws DomainError (malformed) `xapi-statement-malformed`, `xapi-actor-not-pseudonymous`
 */
export function readStatement(value: unknown, at: number): Statement {
  const statement = objectAt(storable(value as JsonValue), { statement: at, field: '' });
  const odd = Object.keys(statement).find((field) => !FIELDS.has(field) || statement[field] === null);
  if (odd !== undefined) refuse({ statement: at, field: odd });
  const { id, actor, verb, version, timestamp } = statement;
  const spoken = version === undefined || (typeof version === 'string' && isSpoken(version));
  if (!spoken) refuse({ statement: at, field: 'version' });
  const said = {
    id: id === undefined ? null : uuidAt(id, { statement: at, field: 'id' }),
    participant: accountOf(actor, at),
    content: orderedJson(Object.fromEntries(Object.entries(statement).filter(([field]) => !ADDED.includes(field)))),
  };
  const when = timestamp === undefined ? null : momentAt(timestamp, { statement: at, field: 'timestamp' });
  const spelled = iriAt(objectAt(verb, { statement: at, field: 'verb' }).id, { statement: at, field: 'verb.id' });
  return { ...said, ...meaningOf(spelled, statement, { at, when }) };
}

type Meaning = Statement extends infer One ? (One extends Said ? Omit<One, keyof Said> : never) : never;

function meaningOf(
  verb: string,
  { object, result }: JsonObject,
  { at, when }: { readonly at: number; readonly when: Date | null },
): Meaning {
  const { objectType = 'Activity', id } = objectAt(object, { statement: at, field: 'object' });
  const place = { statement: at, field: 'object.id' };
  if (verb === VOIDED) {
    if (objectType !== 'StatementRef') refuse({ statement: at, field: 'object.objectType' });
    return { effect: 'voids', voids: uuidAt(id, place) };
  }
  if (objectType !== 'Activity') return { effect: 'none' };
  const activity = iriAt(id, place);
  const outcome = COMPLETING.get(verb);
  const failed = outcome !== undefined && isObject(result) && result[outcome] === false;
  return outcome === undefined || failed ? { effect: 'none' } : { effect: 'completes', activity, at: when };
}
