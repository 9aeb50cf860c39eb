import type { TallyAlarm } from '../../vouchers/index.js';
import type { PageContext } from '../shared/page-context.js';

/** The figures that differ, in a sentence; empty when the alarm is not about figures. */
export function differencesOf({ t, format }: PageContext, { differences }: Pick<TallyAlarm, 'differences'>): string {
  return differences
    .map(({ column, ledger, found }) =>
      t('portal-tallies:alarms.difference', {
        column: t(`portal-tallies:columns.${column}`),
        ledger: format.count(ledger),
        found: format.count(found),
      }),
    )
    .join('; ');
}
