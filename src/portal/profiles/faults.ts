import type { PageContext } from '../shared/page-context.js';
import type { Fault } from './form.js';

/** What is wrong with a field, in words. */
export function faultOf({ t }: PageContext, faults: readonly Fault[], field: string): string | undefined {
  const found = faults.find((one) => one.field === field);
  if (found === undefined) return undefined;
  return t(found.fault.includes('-') ? `problems:${found.fault}.title` : `portal-profiles:faults.${found.fault}`);
}
