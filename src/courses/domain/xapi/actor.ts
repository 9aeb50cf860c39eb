import { DomainError } from '../../../kernel/domain-error.js';
import type { JsonValue } from '../../../kernel/json.js';
import { iriAt, objectAt, type Place, refuse } from './fields.js';

/** Ways in which xAPI names a person that say who they are; only the account does not. */
const SPEAKING = ['mbox', 'mbox_sha1sum', 'openid'] as const;

/**
 * The name in the actor's account: a participant id of this installation, whatever home page the platform gives it.
 * @throws DomainError `xapi-actor-not-pseudonymous` for an address of any kind in its place or for a group;
 *   `xapi-statement-malformed`
 */
export function accountOf(value: JsonValue | undefined, statement: number): string {
  const actor = objectAt(value, { statement, field: 'actor' });
  const speaking = SPEAKING.find((field) => actor[field] !== undefined);
  if (speaking !== undefined) throw speaks({ statement, field: `actor.${speaking}` });
  const { objectType = 'Agent', account } = actor;
  if (objectType === 'Group') throw speaks({ statement, field: 'actor.objectType' });
  if (objectType !== 'Agent') return refuse({ statement, field: 'actor.objectType' });
  const { homePage, name } = objectAt(account, { statement, field: 'actor.account' });
  iriAt(homePage, { statement, field: 'actor.account.homePage' });
  const place = { statement, field: 'actor.account.name' };
  if (typeof name !== 'string' || name === '' || name.length > 200) return refuse(place);
  if (name.includes('@')) throw speaks(place);
  return name;
}

function speaks(place: Place): DomainError {
  return new DomainError('xapi-actor-not-pseudonymous', 'malformed', { ...place });
}
