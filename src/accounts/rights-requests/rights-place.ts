import { DomainError } from '../../kernel/domain-error.js';
import { decodeCursor } from '../../platform/http/pagination.js';
import type { RightsRequest } from './rights-requests.repository.js';

/** A place in the list of requests: first the open ones by their last day, then the closed ones, newest first. */
export interface RightsPlace {
  readonly part: 'open' | 'closed';
  /** Last day or end, and id, of the request before; undefined at the beginning. */
  readonly after?: readonly [string, string];
}

/** Where the list goes on. @throws DomainError `cursor-invalid` */
export function placeAfter(cursor: string | undefined): RightsPlace {
  const [part, key, id] = decodeCursor(cursor, 3) ?? ['open'];
  if (part !== 'open' && part !== 'closed') throw new DomainError('cursor-invalid', 'invalid');
  return key === undefined || id === undefined ? { part } : { part, after: [key, id] };
}

/** What a cursor says of the last request of a page. */
export function keyOf({ id, dueOn, closedAt }: RightsRequest): readonly string[] {
  return closedAt === null ? ['open', dueOn, id] : ['closed', closedAt.toISOString(), id];
}
