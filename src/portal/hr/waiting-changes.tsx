import type { VNode } from 'preact';

import { type ChangeView, WAITING_CHANGES, WAITING_CHANGES_DAYS, type WaitingNewsView } from '../../vouchers/index.js';
import { LinkButton, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { atDesk } from './desk-bar.js';
import type { Desk } from './desks.service.js';
import { courseOf, personOf } from './names.js';

interface ChangesProps {
  readonly page: PageContext;
  readonly desk: Desk;
  readonly moved: WaitingNewsView;
}

/** What moved in the waiting lists of late: how often, and the newest one by one. */
export function WaitingChangesSection({ page, desk, moved }: ChangesProps): VNode {
  const { t, locale, format } = page;
  return (
    <section aria-labelledby="moved">
      <h2 class="kern-heading-medium" id="moved">
        {t('portal-hr:moved.title')}
      </h2>
      <Text>{t('portal-hr:moved.since', { days: WAITING_CHANGES_DAYS, day: format.day(moved.since) })}</Text>
      <Counts page={page} moved={moved} />
      <Table<ChangeView>
        caption={t('portal-hr:moved.caption')}
        rows={moved.newest}
        rowKey={({ id, change }) => `${id} ${change}`}
        empty={<Text>{t('portal-hr:moved.nothing')}</Text>}
        columns={[
          { key: 'person', title: t('portal-requests:columns.person'), cell: (row) => personOf(page, row.person) },
          { key: 'change', title: t('portal-hr:moved.change'), cell: (row) => t(`portal-hr:moved.what.${row.change}`) },
          {
            key: 'course',
            title: t('portal-requests:columns.course'),
            cell: (row) => courseOf(locale, row.courseTitle),
          },
          { key: 'date', title: t('portal-hr:moved.when'), cell: (row) => format.moment(row.at) },
        ]}
      />
      <div class="row">
        <LinkButton kind="secondary" label={t('portal-hr:moved.toList')} href={atDesk('/hr/waiting-list', desk)} />
        {moved.counts.some(({ change }) => change === 'offer-lapsed') && (
          <LinkButton kind="secondary" label={t('portal-hr:moved.toOffers')} href={atDesk('/hr/offers', desk)} />
        )}
      </div>
    </section>
  );
}

/** "2 × dazugekommen, 1 × …": in the same order always; nothing where nothing happened. */
function Counts({ page: { t }, moved: { counts } }: Pick<ChangesProps, 'page' | 'moved'>): VNode | null {
  const told = WAITING_CHANGES.flatMap((change) => {
    const count = counts.find((one) => one.change === change)?.count ?? 0;
    return count === 0 ? [] : [{ change, words: t(`portal-hr:moved.counts.${change}`, { count }) }];
  });
  if (told.length === 0) return null;
  return (
    <ul class="bullets kern-body">
      {told.map(({ change, words }) => (
        <li key={change}>{words}</li>
      ))}
    </ul>
  );
}
