import type { VNode } from 'preact';

import { Alert, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { differencesOf } from './alarm-words.js';
import type { Board, NamedAlarm } from './boards.service.js';

const SHOWN = 25;

interface AlarmListProps {
  readonly page: PageContext;
  readonly board: Board;
}

/** Open alarms in plain words: what was seen, what it means, and what helps. */
export function AlarmList({ page, board: { alarms } }: AlarmListProps): VNode | null {
  const { t, format } = page;
  if (alarms.length === 0) return null;
  const name = (key: string) => t(`portal-tallies:alarms.${key}`);
  return (
    <section aria-labelledby="alarms">
      <h2 class="kern-heading-medium" id="alarms">
        {t('portal-tallies:alarms.title', { count: alarms.length })}
      </h2>
      <Alert kind="warning" title={name('lead')}>
        <Text>{name('help')}</Text>
      </Alert>
      <Table<NamedAlarm>
        caption={name('caption')}
        rows={alarms.slice(0, SHOWN)}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          { key: 'municipality', title: name('municipality'), cell: ({ municipality }) => municipality },
          { key: 'what', title: name('what'), cell: (alarm) => <Meaning page={page} alarm={alarm} /> },
          { key: 'todo', title: name('todo'), cell: ({ kind }) => name(`kinds.${kind}.todo`) },
          {
            key: 'seen',
            title: name('seen'),
            cell: ({ firstSeenAt, lastSeenAt }) =>
              t('portal-tallies:alarms.between', {
                first: format.moment(firstSeenAt),
                last: format.moment(lastSeenAt),
              }),
          },
          { key: 'act', title: name('act'), cell: (alarm) => <ClearLink page={page} alarm={alarm} /> },
        ]}
      />
      {alarms.length > SHOWN && <Text>{t('portal-tallies:alarms.more', { count: alarms.length - SHOWN })}</Text>}
    </section>
  );
}

interface AlarmProps {
  readonly page: PageContext;
  readonly alarm: NamedAlarm;
}

function Meaning({ page, alarm }: AlarmProps): VNode {
  const { t } = page;
  const figures = differencesOf(page, alarm);
  const state = t(`portal-tallies:alarms.${alarm.persists ? 'persists' : 'gone'}`);
  return (
    <>
      {t(`portal-tallies:alarms.kinds.${alarm.kind}.means`)} {figures !== '' && <strong>{figures}. </strong>}
      {state}
    </>
  );
}

function ClearLink({ page: { t }, alarm: { id, municipality } }: AlarmProps): VNode {
  const label = t('portal-tallies:alarms.check');
  return (
    <a class="kern-link" href={`/admin/tally-alarms/${id}/clear`} aria-label={`${label}: ${municipality}`}>
      {label}
    </a>
  );
}
