import type { VNode } from 'preact';

import type { OwnSession } from '../../accounts/index.js';
import { Submit } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface ListProps {
  readonly page: PageContext;
  readonly sessions: readonly OwnSession[];
}

/** Where the person is signed in; every other place can be signed out from here. */
export function SessionList({ page: { t, format }, sessions }: ListProps): VNode {
  const nameOf = ({ device }: OwnSession): string => device ?? t('portal-account:sessions.unknown');
  return (
    <section aria-labelledby="sessions-heading">
      <h2 class="kern-heading-medium" id="sessions-heading">
        {t('portal-account:sessions.heading')}
      </h2>
      <Table
        caption={t('portal-account:sessions.caption')}
        rows={sessions}
        rowKey={({ id }) => id}
        empty=""
        columns={[
          { key: 'device', title: t('portal-account:sessions.device'), cell: nameOf },
          {
            key: 'kind',
            title: t('portal-account:sessions.kind'),
            cell: ({ kind }) => t(`portal-account:sessions.${kind}`),
          },
          {
            key: 'since',
            title: t('portal-account:sessions.since'),
            cell: ({ createdAt }) => format.moment(createdAt),
          },
          { key: 'seen', title: t('portal-account:sessions.seen'), cell: ({ seenAt }) => format.moment(seenAt) },
          {
            key: 'end',
            title: t('portal-account:sessions.end'),
            cell: (session) =>
              session.isCurrent ? (
                t('portal-account:sessions.here')
              ) : (
                <form method="post" action={`/account/sessions/${session.id}/end`}>
                  <Submit kind="tertiary" label={t('portal-account:sessions.end')} about={nameOf(session)} />
                </form>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <form method="post" action="/account/sessions/end-others">
          <Submit kind="secondary" label={t('portal-account:sessions.endOthers')} />
        </form>
      )}
    </section>
  );
}
