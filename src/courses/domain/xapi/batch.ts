import { DomainError } from '../../../kernel/domain-error.js';
import { XAPI_LIMITS } from './limits.js';
import { readStatement, type Statement } from './statement.js';

/**
 * The statements of a call, one or a list. All are read before any has an effect.
 * @throws DomainError (malformed) `xapi-too-many-statements`, `xapi-statement-id-repeated`, and as `readStatement`
 */
export function readStatements(body: unknown): readonly Statement[] {
  const list: readonly unknown[] = Array.isArray(body) ? (body as unknown[]) : [body];
  if (list.length > XAPI_LIMITS.statements) {
    throw new DomainError('xapi-too-many-statements', 'malformed', { limit: XAPI_LIMITS.statements });
  }
  const statements = list.map((value, index) => readStatement(value, index + 1));
  const ids = statements.map(({ id }) => id);
  const repeated = ids.findIndex((id, index) => id !== null && ids.indexOf(id) !== index);
  if (repeated >= 0) throw new DomainError('xapi-statement-id-repeated', 'malformed', { statement: repeated + 1 });
  return statements;
}
