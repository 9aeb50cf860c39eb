import type { Actor, MachineActor } from '../../kernel/actor.js';
import { scopesFor, SCOPES } from '../../kernel/scopes.js';

type Holder = 'everyone' | 'employee' | 'hr' | 'admin' | 'key';

/**
 * Who may do what, before any question of which municipality. `everyone` means every person who is
 * signed in; `key`: programs only. A key opens what its scopes say, and nothing that they do not.
 * The service then binds the act to a municipality or to the person.
 */
export const PERMISSIONS = {
  'self:read': ['everyone'],
  'self:write': ['everyone'],
  'municipalities:read': ['everyone'],
  'people:read': ['hr', 'admin'],
  'people:manage': ['hr', 'admin'],
  'rights:handle': ['hr', 'admin'],
  'agreements:read': ['everyone'],
  'agreements:record': ['hr'],
  'agreements:confirm': ['hr', 'admin'],
  'retention:read': ['hr', 'admin'],
  'agreements:end': ['hr', 'admin'],
  'agreements:oversee': ['admin'],
  'audit:read': ['hr', 'admin'],
  'audit:oversee': ['admin'],
  'imports:run': ['admin'],
  'jobs:read': ['hr', 'admin'],
  'instruments:manage': ['admin'],
  'frameworks:read': ['everyone'],
  'frameworks:manage': ['admin'],
  'profiles:read': ['everyone'],
  'profiles:manage': ['admin'],
  'posts:choose': ['employee'],
  'checks:take': ['employee'],
  'results:release': ['employee'],
  'results:read-released': ['hr'],
  'matches:read': ['employee'],
  'paths:read': ['employee'],
  'paths:mark': ['employee'],
  'courses:read': ['everyone'],
  'courses:manage': ['admin'],
  'completions:claim': ['employee'],
  'completions:decide': ['hr', 'admin'],
  'platforms:manage': ['admin'],
  'identity-providers:manage': ['admin'],
  'second-factor:demand': ['admin'],
  'xapi:write': ['key'],
  'voucher-codes:check': ['key'],
  'scim:manage': ['key'],
  'api-keys:manage': ['hr', 'admin'],
  'programmes:read': ['everyone'],
  'programmes:manage': ['admin'],
  'allotments:read': ['hr', 'admin'],
  'distribution:object': ['hr'],
  'vouchers:request': ['employee'],
  'vouchers:redeem': ['employee'],
  'vouchers:return': ['employee'],
  'vouchers:read': ['everyone'],
  'vouchers:complete': ['hr', 'admin'],
  'vouchers:assign': ['hr', 'admin'],
  'requests:decide': ['hr', 'admin'],
  'insights:read': ['hr', 'admin'],
  'insights:oversee': ['admin'],
  'tallies:read': ['hr', 'admin'],
  'tallies:recount': ['hr', 'admin'],
  'alarms:manage': ['admin'],
  'jobs:manage': ['admin'],
  'ledger:export': ['admin'],
} as const satisfies Record<string, readonly Holder[]>;

export type Permission = keyof typeof PERMISSIONS;

/** What scopes open is a permission, each of them. */
const OPENED_BY_KEYS: readonly Permission[] = Object.values(SCOPES).flatMap(({ opens }) => [...opens]);

/** True when one of the actor's roles holds the permission somewhere. */
export function holds(actor: Actor | MachineActor, permission: Permission): boolean {
  if ('machine' in actor) return scopesFor(permission).some((scope) => actor.machine.scopes.includes(scope));
  const holders: readonly Holder[] = PERMISSIONS[permission];
  return holders.some((holder) => isHolder(actor, holder));
}

/** Whether programs may show a key for it: `only` they, people `too`, or `never`. */
export function keysFor(permission: Permission): 'only' | 'too' | 'never' {
  const holders: readonly Holder[] = PERMISSIONS[permission];
  if (holders.every((holder) => holder === 'key')) return 'only';
  return OPENED_BY_KEYS.includes(permission) ? 'too' : 'never';
}

function isHolder(actor: Actor, holder: Holder): boolean {
  if (holder === 'everyone') return true;
  if (holder === 'admin') return actor.admin;
  return actor.memberships.some(({ role }) => role === holder);
}
