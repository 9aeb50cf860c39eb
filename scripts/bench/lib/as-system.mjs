import { compiled } from '../../lib/places.mjs';

/** Benches that arrange something by a service act as jobs do: for the system. */
export async function asSystem(work) {
  const { SYSTEM, withinScope } = await import(compiled('platform', 'database', 'tenant-scope.js'));
  return withinScope(SYSTEM, work);
}
