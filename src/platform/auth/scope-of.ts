import type { Actor, MachineActor } from '../../kernel/actor.js';
import { SYSTEM, type TenantScope } from '../database/tenant-scope.js';

/** Whose rows somebody may see who has been let in. A key of the platform serves all municipalities. */
export function scopeOf(user: Actor | MachineActor): TenantScope {
  if ('machine' in user) {
    const { municipalityId } = user.machine;
    return municipalityId === null
      ? SYSTEM
      : { kind: 'person', personId: user.personId, municipalityIds: [municipalityId] };
  }
  const { personId, admin, memberships } = user;
  const served = memberships.filter(({ role }) => role === 'hr').map(({ municipalityId }) => municipalityId);
  return { kind: admin ? 'admin' : 'person', personId, municipalityIds: [...new Set(served)] };
}
