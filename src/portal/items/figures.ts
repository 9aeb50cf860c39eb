import type { PageContext } from '../shared/page-context.js';

/** A count of persons as it may be told. */
export function count({ t, format }: PageContext, value: number | null): string {
  return value === null
    ? t('portal-items:tooFew')
    : t('portal-items:about', { count: value, value: format.count(value) });
}

/** A figure with its decimals, or that it is not known. */
export function figure({ t, format }: PageContext, value: number | null): string {
  return value === null ? t('portal-items:unknown') : format.measure(value);
}
