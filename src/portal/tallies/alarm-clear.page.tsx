import type { VNode } from 'preact';

import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';
import { differencesOf } from './alarm-words.js';
import type { NamedAlarm } from './boards.service.js';

interface AlarmClearProps {
  readonly page: PageContext;
  readonly alarm: NamedAlarm;
}

/** Asks before an alarm is cleared. */
export function AlarmClearPage({ page, alarm }: AlarmClearProps): VNode {
  const { t } = page;
  const { id, programmeId, kind, municipality: name } = alarm;
  const facts = [t(`portal-tallies:alarms.kinds.${kind}.means`), differencesOf(page, alarm)];
  return (
    <Confirmation
      page={page}
      title={t('portal-tallies:alarms.clear.title', { name })}
      consequences={[...facts.filter((fact) => fact !== ''), t('portal-tallies:alarms.clear.follows')]}
      action={`/admin/tally-alarms/${id}/clear`}
      act={t('portal-tallies:alarms.clear.act')}
      back={{ label: t('portal-tallies:alarms.clear.keep'), href: `/admin/programmes/${programmeId}/tallies` }}
    />
  );
}
