import { type Filter, filter, parse } from 'scim2-parse-filter';

import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject, JsonValue } from '../../kernel/json.js';
import { attributeNamed, wrongValue } from '../domain/scim-attributes.js';
import { SCIM_LIMITS } from './scim-limits.js';

export interface ScimQuery {
  readonly filter?: string;
  /** Counted from one. */
  readonly startIndex?: string;
  readonly count?: string;
  /** Names of attributes that are wanted, or not, with commas between. */
  readonly attributes?: string;
  readonly excludedAttributes?: string;
}

/** Capitals count in what the HR system calls its own (RFC 7643, section 3.1); our ids have none. */
const EXACT = ['externalid'];
const ALWAYS_SHOWN = ['schemas', 'id', 'meta'];

/**
 * Whether a resource fits a filter of RFC 7644, section 3.4.2.2: all its comparisons, `and`, `or`, `not`, brackets and
 * filters of values. @throws DomainError (malformed) `scim-filter-invalid`, also for an attribute that nobody knows
 */
export function readFilter(text: string | undefined): (resource: JsonObject) => boolean {
  if (text === undefined || text === '') return () => true;
  if (!isReadable(text)) throw refused();
  const parsed = parsedOf(text);
  if (comparisonsIn(parsed) > SCIM_LIMITS.comparisons) throw refused();
  const fits = filter(lowered(parsed));
  return (resource) => fits(withoutCapitals(resource));
}

/**
 * Whether a filter, or a path with one, may be handed to the package: short, and without control characters, over which its
 * expression for texts in quotation marks takes twice as long with each one more.
 */
export function isReadable(text: string): boolean {
  return text.length <= SCIM_LIMITS.filter && !/\p{Cc}/u.test(text);
}

/** The answer to a query over resources that fit it already. @throws DomainError (malformed) `scim-value-invalid` */
export function listOf(resources: readonly JsonObject[], query: ScimQuery): JsonObject {
  const from = Math.max(1, numberIn(query.startIndex, 'startIndex', 1));
  const most = Math.min(SCIM_LIMITS.results, Math.max(0, numberIn(query.count, 'count', SCIM_LIMITS.results)));
  const shown = resources.slice(from - 1, from - 1 + most);
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    ...{ totalResults: resources.length, startIndex: from, itemsPerPage: shown.length },
    Resources: shown.map((resource) => wantedOf(resource, query)),
  };
}

/** The resource with the attributes that are asked for (RFC 7644, section 3.9), whole ones only. */
export function wantedOf(resource: JsonObject, { attributes, excludedAttributes }: ScimQuery): JsonObject {
  if (attributes === undefined && excludedAttributes === undefined) return resource;
  const [wanted, unwanted] = [attributes, excludedAttributes].map((list) =>
    list?.split(',').map((name) => topOf(name.trim())),
  );
  const isShown = (name: string): boolean => (wanted?.includes(name) ?? true) && unwanted?.includes(name) !== true;
  return Object.fromEntries(
    Object.entries(resource).filter(([name]) => ALWAYS_SHOWN.includes(name) || isShown(name.toLowerCase())),
  );
}

/** A part of something complex, or of an extension, stands for the whole of it. */
function topOf(name: string): string {
  const known = attributeNamed(name)?.name ?? name;
  return (known.includes(':') ? known.replace(/(:User):\w+$/, '$1') : known).toLowerCase();
}

function parsedOf(text: string): Filter {
  try {
    return parse(text);
  } catch {
    throw refused();
  }
}

function comparisonsIn(one: Filter): number {
  if ('filters' in one) return one.filters.reduce((sum, inner) => sum + comparisonsIn(inner), 0);
  if ('filter' in one) return comparisonsIn(one.filter);
  return 'valFilter' in one ? 1 + comparisonsIn(one.valFilter) : 1;
}

/** The same filter for resources without capitals. @param within a list of values, whose parts are named alone */
function lowered(one: Filter, within = ''): Filter {
  if ('filters' in one) return { ...one, filters: one.filters.map((inner) => lowered(inner, within)) };
  if ('filter' in one) return { ...one, filter: lowered(one.filter, within) };
  const known = attributeNamed(`${within}${one.attrPath}`);
  if (known === undefined) throw refused();
  const { name, part } = known;
  const attrPath = within !== '' && part !== null ? part : part === null ? name : `${name}.${part}`;
  if ('valFilter' in one) return { ...one, attrPath, valFilter: lowered(one.valFilter, `${name}.`) };
  return { ...one, attrPath, ...comparedIn(one, part ?? name) };
}

function comparedIn(one: Filter, name: string): { readonly compValue?: string } {
  if (!('compValue' in one) || typeof one.compValue !== 'string') return {};
  return { compValue: EXACT.includes(name.toLowerCase()) ? one.compValue : one.compValue.toLowerCase() };
}

function withoutCapitals(value: JsonObject): JsonObject {
  const lower = (name: string, inner: JsonValue | undefined): JsonValue | undefined => {
    if (typeof inner === 'string') return EXACT.includes(name.toLowerCase()) ? inner : inner.toLowerCase();
    if (Array.isArray(inner)) return (inner as readonly JsonValue[]).map((item) => lower('', item) ?? null);
    return typeof inner === 'object' && inner !== null ? withoutCapitals(inner as JsonObject) : inner;
  };
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, lower(name, inner)]));
}

function numberIn(value: string | undefined, attribute: string, otherwise: number): number {
  if (value === undefined || value === '') return otherwise;
  if (!/^-?\d{1,9}$/.test(value)) throw wrongValue(attribute);
  return Number(value);
}

function refused(): DomainError {
  return new DomainError('scim-filter-invalid', 'malformed');
}
