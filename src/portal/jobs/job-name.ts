import type { PageContext } from '../shared/page-context.js';

/** A job without a name of its own is called by its code. */
export function nameOf({ t }: PageContext, name: string): string {
  return t(`portal-jobs:names.${name.replaceAll('.', '-')}`, { defaultValue: name });
}
