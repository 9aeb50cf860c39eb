import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject, JsonValue } from '../../kernel/json.js';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The one text of a value, so that equal facts have equal hashes everywhere: members sorted by their UTF-16
 * code units, no spaces, strings and names in Unicode form NFC, numbers only as safe integers. This is RFC
 * 8785 on a smaller set of values. A member that is undefined is left out, as in JSON.
 * @throws DomainError (invalid) `ledger-content-not-canonical` {at, reason}: `not-an-integer`,
 * `lone-surrogate`, `name-twice` (two names that are equal in NFC) or `not-json`; `at` is a JSON pointer
 */
export function canonicalJson(value: JsonValue): string {
  return written(value, '');
}

function written(value: JsonValue | undefined, at: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writtenNumber(value, at);
  if (typeof value === 'string') return writtenString(value, at);
  if (isList(value)) return `[${value.map((item, index) => written(item, `${at}/${String(index)}`)).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) return writtenObject(value, at);
  return refuse('not-json', at);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Made by `{…}` or read from JSON: nothing stands behind its prototype. */
function isPlain(value: JsonObject): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function writtenNumber(value: number, at: string): string {
  return Number.isSafeInteger(value) ? JSON.stringify(value) : refuse('not-an-integer', at);
}

function writtenString(value: string, at: string): string {
  return LONE_SURROGATE.test(value) ? refuse('lone-surrogate', at) : JSON.stringify(value.normalize('NFC'));
}

function writtenObject(value: JsonObject, at: string): string {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const byName = new Map(members.map(([name, member]) => [name.normalize('NFC'), member]));
  if (byName.size < members.length) return refuse('name-twice', at);
  const parts = [...byName.keys()]
    .sort()
    .map((name) => `${writtenString(name, at)}:${written(byName.get(name), `${at}/${pointerToken(name)}`)}`);
  return `{${parts.join(',')}}`;
}

function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function refuse(reason: string, at: string): never {
  throw new DomainError('ledger-content-not-canonical', 'invalid', { at, reason });
}
