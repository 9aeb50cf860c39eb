import type { PageContext } from '../shared/page-context.js';
import type { Fault } from './form.js';

/** What is wrong, and what would be right. */
export function faultWord({ t, format }: PageContext, { fault, limits }: Fault): string {
  const { min = 0, max = 0 } = limits ?? {};
  return t(`portal-programmes:faults.${fault}`, { min: format.count(min), max: format.count(max) });
}

/** The words for one field; undefined where nothing is wrong. */
export function faultOf(page: PageContext, faults: readonly Fault[], field: Fault['field']): string | undefined {
  const found = faults.find((one) => one.field === field);
  return found === undefined ? undefined : faultWord(page, found);
}
