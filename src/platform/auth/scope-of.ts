import { type Actor, type MachineActor, servedBy } from '../../kernel/actor.js';
import { SYSTEM, type TenantScope } from '../database/tenant-scope.js';

/** Whose rows somebody may see who has been let in. A key of the platform serves all municipalities. */
export function scopeOf(user: Actor | MachineActor): TenantScope {
  if ('machine' in user) {
    const { municipalityId } = user.machine;
    return municipalityId === null
      ? SYSTEM
      : { kind: 'person', personId: user.personId, municipalityIds: [municipalityId] };
  }
  return { kind: user.admin ? 'admin' : 'person', personId: user.personId, municipalityIds: servedBy(user) };
}
