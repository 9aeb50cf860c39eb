import { DomainError } from '../../../kernel/domain-error.js';
import type { JsonObject, JsonValue } from '../../../kernel/json.js';
import { isObject } from '../catalogue-json.js';
import { XAPI_LIMITS } from './limits.js';

export const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const IRI = /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Where something stands that is wrong: number of the statement (1-based) and its field. */
export interface Place {
  readonly statement: number;
  readonly field: string;
}

/** @throws DomainError `xapi-statement-malformed` that names the place */
export function refuse(place: Place): never {
  throw new DomainError('xapi-statement-malformed', 'malformed', { ...place });
}

export function objectAt(value: JsonValue | undefined, place: Place): JsonObject {
  return isObject(value) ? value : refuse(place);
}

export function iriAt(value: JsonValue | undefined, place: Place): string {
  if (typeof value !== 'string' || value.length > XAPI_LIMITS.iri || !IRI.test(value)) return refuse(place);
  return value;
}

export function uuidAt(value: JsonValue | undefined, place: Place): string {
  return typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : refuse(place);
}

/** A moment of ISO 8601 with its time zone. */
export function momentAt(value: JsonValue | undefined, place: Place): Date {
  const moment = typeof value === 'string' && MOMENT.test(value) ? new Date(value) : null;
  return moment === null || Number.isNaN(moment.getTime()) ? refuse(place) : moment;
}
