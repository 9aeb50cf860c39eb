import type { Actor, MachineActor, MachineKind } from '../../kernel/actor.js';

type Holder = 'everyone' | 'employee' | 'hr' | 'admin' | MachineKind;

/**
 * Who may do what, before any question of which municipality. `everyone` means every person who is
 * signed in; a program with a key holds only what names its kind.
 * The service then binds the act to a municipality or to the person.
 */
export const PERMISSIONS = {
  'self:read': ['everyone'],
  'self:write': ['everyone'],
  'municipalities:read': ['everyone'],
  'agreements:read': ['everyone'],
  'agreements:record': ['hr'],
  'agreements:confirm': ['hr', 'admin'],
  'agreements:end': ['hr', 'admin'],
  'agreements:oversee': ['admin'],
  'imports:run': ['admin'],
  'jobs:read': ['hr', 'admin'],
  'instruments:manage': ['admin'],
  'frameworks:read': ['everyone'],
  'profiles:read': ['everyone'],
  'profiles:manage': ['admin'],
  'posts:choose': ['employee'],
  'checks:take': ['employee'],
  'results:release': ['employee'],
  'matches:read': ['employee'],
  'paths:read': ['employee'],
  'paths:mark': ['employee'],
  'courses:read': ['everyone'],
  'courses:manage': ['admin'],
  'completions:claim': ['employee'],
  'completions:decide': ['hr', 'admin'],
  'platforms:manage': ['admin'],
  'identity-providers:manage': ['admin'],
  'xapi:write': ['course-platform'],
  'voucher-codes:check': ['course-platform'],
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
  'tallies:read': ['hr', 'admin'],
  'tallies:recount': ['hr', 'admin'],
  'alarms:manage': ['admin'],
  'jobs:manage': ['admin'],
  'ledger:export': ['admin'],
} as const satisfies Record<string, readonly Holder[]>;

const MACHINES: readonly Holder[] = ['course-platform'];

export type Permission = keyof typeof PERMISSIONS;

/** True when one of the actor's roles holds the permission somewhere. */
export function holds(actor: Actor | MachineActor, permission: Permission): boolean {
  const holders: readonly Holder[] = PERMISSIONS[permission];
  return holders.some((holder) => ('machine' in actor ? holder === actor.machine : isHolder(actor, holder)));
}

/** True when only programs hold the permission: they show a key, not a session. */
export function isForMachines(permission: Permission): boolean {
  const holders: readonly Holder[] = PERMISSIONS[permission];
  return holders.every((holder) => MACHINES.includes(holder));
}

function isHolder(actor: Actor, holder: Holder): boolean {
  if (holder === 'everyone') return true;
  if (holder === 'admin') return actor.admin;
  return actor.memberships.some(({ role }) => role === holder);
}
