import type { MachineActor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';

/** The municipality that the key belongs to. @throws DomainError `not-your-municipality` for a key of the platform */
export function placeOf({ machine }: MachineActor): string {
  if (machine.municipalityId === null) throw new DomainError('not-your-municipality', 'forbidden');
  return machine.municipalityId;
}

/** @throws DomainError `scim-hr-not-open` unless the key may say who is HR: an admin's explicit word (ADR 0045) */
export function mustAppointHr({ machine }: MachineActor): void {
  if (!machine.scopes.includes('scim:appoint-hr')) throw new DomainError('scim-hr-not-open', 'forbidden');
}
