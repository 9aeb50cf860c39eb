import { type Filter, filter, parse } from 'scim2-parse-filter';

import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';

/** Resources of one answer, at most. */
export const MOST_RESULTS = 200;

const LONGEST_FILTER = 1_000;

export interface ScimQuery {
  readonly filter?: unknown;
  /** Counted from one. */
  readonly startIndex?: unknown;
  readonly count?: unknown;
}

/** What the filter says that an attribute is, when that is all that it says. */
export interface Exactly {
  /** In small letters. */
  readonly attribute: string;
  readonly value: string;
}

export interface ReadQuery {
  readonly exactly: Exactly | null;
  readonly fits: (resource: JsonObject) => boolean;
}

/** Reads a filter of RFC 7644, section 3.4.2.2. @throws DomainError (malformed) `scim-filter-invalid` */
export function readFilter(text: unknown): ReadQuery {
  if (text === undefined || text === '') return { exactly: null, fits: () => true };
  if (typeof text !== 'string' || text.length > LONGEST_FILTER) throw refused();
  try {
    const parsed = parse(text);
    return { exactly: exactlyIn(parsed), fits: filter(parsed) };
  } catch {
    throw refused();
  }
}

/** The answer to a query over resources that fit it already. */
export function listOf(resources: readonly JsonObject[], { startIndex, count }: ScimQuery): JsonObject {
  const from = Math.max(1, numberIn(startIndex, 1));
  const most = Math.min(MOST_RESULTS, Math.max(0, numberIn(count, MOST_RESULTS)));
  const shown = resources.slice(from - 1, from - 1 + most);
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    startIndex: from,
    itemsPerPage: shown.length,
    Resources: shown as JsonObject[],
  };
}

function exactlyIn(parsed: Filter): Exactly | null {
  if (parsed.op !== 'eq' || !('compValue' in parsed) || typeof parsed.compValue !== 'string') return null;
  return { attribute: parsed.attrPath.toLowerCase(), value: parsed.compValue };
}

function numberIn(value: unknown, otherwise: number): number {
  if (value === undefined || value === '') return otherwise;
  const number = Number(value);
  if (!Number.isInteger(number)) throw refused();
  return number;
}

function refused(): DomainError {
  return new DomainError('scim-filter-invalid', 'malformed');
}
