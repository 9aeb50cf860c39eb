import { scimPatch, ScimError, type ScimPatchOperation, type ScimResource } from 'scim-patch';

import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { attributes } from '../domain/scim-user.js';

const MOST_OPERATIONS = 1_000;
const EXTENSION = /^(urn:.*:User)[:.](\w+)$/i;

/**
 * The resource after the operations of a PATCH (RFC 7644, section 3.5.2); it is itself not changed. Takes what identity
 * providers send: operations in any case, values without a path, dotted and qualified names as keys, and paths to values
 * that are not there yet.
 * @throws DomainError (malformed) `scim-patch-invalid`
 */
export function patched(resource: JsonObject, body: unknown): JsonObject {
  const { operations } = attributes(body);
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > MOST_OPERATIONS) throw refused();
  try {
    const all = operations.flatMap(operationsIn);
    return scimPatch(resource as unknown as ScimResource, all, { mutateDocument: false, treatMissingAsAdd: true }) as unknown as JsonObject;
  } catch (error) {
    if (error instanceof ScimError || error instanceof TypeError) throw refused();
    throw error;
  }
}

/** One operation with a path for each value; `active` and the like come as an object without a path too. */
function operationsIn(given: unknown): readonly ScimPatchOperation[] {
  const { op, path, value } = attributes(given);
  const verb = typeof op === 'string' ? op.toLowerCase() : '';
  if (verb !== 'add' && verb !== 'replace' && verb !== 'remove') throw refused();
  if (path !== undefined && typeof path !== 'string') throw refused();
  if (verb === 'remove') return [{ op: verb, path: path ?? '', ...(value !== undefined && { value }) }];
  if (path !== undefined && path !== '') return [{ op: verb, path, value }];
  return Object.entries(attributesAsGiven(value))
    .filter(([key]) => key !== 'schemas')
    .map(([key, inner]) => ({ op: verb, path: EXTENSION.exec(key)?.slice(1).join(':') ?? key, value: inner }));
}

function attributesAsGiven(value: unknown): Record<string, unknown> {
  attributes(value);
  return value as Record<string, unknown>;
}

function refused(): DomainError {
  return new DomainError('scim-patch-invalid', 'malformed');
}
