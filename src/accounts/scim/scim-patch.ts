import { ScimError, scimPatch, type ScimPatchOperation, type ScimResource } from 'scim-patch';

import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import {
  attributeNamed,
  attributesIn,
  ENTERPRISE_SCHEMA,
  type KnownAttribute,
  wrongValue,
} from '../domain/scim-attributes.js';
import { SCIM_LIMITS } from './scim-limits.js';
import { isReadable } from './scim-query.js';

type Verb = 'add' | 'replace' | 'remove';

interface Operation {
  readonly op: Verb;
  readonly path?: string;
  readonly value?: unknown;
}

/** A name, then perhaps a filter of values, then perhaps a part of them; names of schemas hold dots. */
const PATH = /^([^[\]]+)(?:\[(.*)\](?:\.([\w$]+))?)?$/su;

/** Of an attribute within a value. */
const LONGEST_NAME = 200;

/** Where an object's own names would reach what all objects share. The package walks along dotted names without looking. */
const REACHING = /(^|[.:])(__proto__|constructor|prototype)($|[.:])/;

/**
 * The resource after the operations of a PATCH (RFC 7644, section 3.5.2); it is itself not changed. Takes what identity
 * providers send: operations and names in any case, values without a path, dotted and qualified names as keys, members
 * to remove as values, and paths to values that are not there yet. What we do not keep is passed over.
 * @throws DomainError (malformed) `scim-patch-invalid`, `scim-path-invalid`, `scim-target-missing`, `scim-attribute-fixed`,
 *   `scim-value-invalid`, `scim-too-many-operations`
 */
export function patched(resource: JsonObject, body: unknown): JsonObject {
  const { operations } = attributesIn(body);
  if (!Array.isArray(operations) || operations.length === 0) throw refused();
  mustBeFew(operations.length);
  const all = operations.flatMap(operationsIn);
  mustBeFew(all.reduce((sum, one) => sum + valuesIn(one), 0));
  try {
    const options = { mutateDocument: false, treatMissingAsAdd: true };
    return scimPatch(resource as unknown as ScimResource, all, options) as unknown as JsonObject;
  } catch (error) {
    if (error instanceof ScimError) throw error.scimCode === 'noTarget' ? missing() : refused();
    if (error instanceof TypeError) throw refused();
    throw error;
  }
}

/** Operations with a path each, in the standard's spelling. */
function operationsIn(given: unknown): readonly ScimPatchOperation[] {
  const { op, path, value } = attributesIn(given, 'Operations');
  const verb = verbOf(op);
  mustBeHarmless(value);
  if (path !== undefined && path !== null && typeof path !== 'string') throw wrongPath();
  if (path === undefined || path === null || path === '') {
    if (verb === 'remove') throw missing();
    return Object.entries(objectIn(value)).flatMap(([key, inner]) =>
      named({ op: verb, path: key, value: inner }, true),
    );
  }
  return named({ op: verb, path, ...(value !== undefined && { value }) }, false);
}

/** @param isPassing of a value without a path, names that are ours are passed over: Okta repeats the id there */
function named({ op, path = '', value }: Operation, isPassing: boolean): readonly ScimPatchOperation[] {
  const { attribute, filter } = placeOf(path);
  if (attribute.treatment === 'fixed' && !isPassing) throw new DomainError('scim-attribute-fixed', 'malformed');
  if (attribute.treatment !== 'kept') return [];
  if (attribute.name === ENTERPRISE_SCHEMA) return ofExtension(op, value);
  const name = filter === undefined ? attribute.name : `${attribute.name}[${filter}]`;
  const whole = attribute.part === null ? name : `${name}.${attribute.part}`;
  if (op !== 'remove') return [{ op, path: whole, value }];
  return value === undefined || filter !== undefined ? [{ op, path: whole }] : removals(whole, value);
}

interface Place {
  readonly attribute: KnownAttribute;
  /** Of values, as it was written. */
  readonly filter: string | undefined;
}

function placeOf(path: string): Place {
  if (!isReadable(path)) throw wrongPath();
  const [, head = '', filter, sub] = PATH.exec(path) ?? [];
  const attribute = attributeNamed(sub === undefined ? head : `${head}.${sub}`);
  if (attribute === undefined) throw wrongPath();
  return { attribute, filter };
}

/** Values to take out of a list, each by what it refers to: what else is said of it need not be as we say it. */
function removals(path: string, value: unknown): readonly ScimPatchOperation[] {
  return [value].flat().map((one) => ({ op: 'remove', path: `${path}[value eq ${JSON.stringify(valueIn(one))}]` }));
}

function ofExtension(op: Verb, value: unknown): readonly ScimPatchOperation[] {
  if (op === 'remove') return [{ op, path: `${ENTERPRISE_SCHEMA}:department` }];
  return Object.entries(objectIn(value)).flatMap(([key, inner]) =>
    named({ op, path: `${ENTERPRISE_SCHEMA}:${key}`, value: inner }, true),
  );
}

/** Each value of a list is compared with each that is there. */
function valuesIn(operation: ScimPatchOperation): number {
  return 'value' in operation && Array.isArray(operation.value) ? operation.value.length : 1;
}

function mustBeFew(count: number): void {
  const limit = SCIM_LIMITS.operations;
  if (count > limit) throw new DomainError('scim-too-many-operations', 'malformed', { limit });
}

function verbOf(op: unknown): Verb {
  const verb = typeof op === 'string' ? op.toLowerCase() : '';
  if (verb !== 'add' && verb !== 'replace' && verb !== 'remove') throw refused();
  return verb;
}

function valueIn(one: unknown): string {
  const value = typeof one === 'string' ? one : attributesIn(one, 'value').value;
  if (typeof value !== 'string') throw wrongValue('value');
  return value;
}

function objectIn(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongValue('value');
  return value as Record<string, unknown>;
}

function mustBeHarmless(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key.length > LONGEST_NAME || REACHING.test(key)) throw wrongValue('value');
    mustBeHarmless(inner);
  }
}

function refused(): DomainError {
  return new DomainError('scim-patch-invalid', 'malformed');
}

function wrongPath(): DomainError {
  return new DomainError('scim-path-invalid', 'malformed');
}

function missing(): DomainError {
  return new DomainError('scim-target-missing', 'malformed');
}
