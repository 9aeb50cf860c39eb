import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { isPendingRequest } from '../../vouchers/index.js';
import { atDesk, DeskField } from '../hr/desk-bar.js';
import { courseOf, personOf } from '../hr/names.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { freeWords, RequestStateWords } from './parts.js';
import type { RequestSheet } from './request-lists.service.js';

interface RequestProps {
  readonly page: PageContext;
  readonly sheet: RequestSheet;
}

/** One request: what was asked for, how it stands, and what can be decided. */
export function RequestPage({ page, sheet }: RequestProps): VNode {
  const { t, locale, format, actor } = page;
  const { desk, request, free } = sheet;
  const isPending = isPendingRequest(request.state);
  const isOwn = request.personId === actor?.personId;
  const programme = free === undefined ? '–' : inLocale(free.programme.title, locale);
  return (
    <Layout
      page={page}
      title={t('portal-requests:one.title', {
        who: personOf(page, request.person),
        state: t(`portal-requests:states.${request.state}`),
      })}
    >
      <Description
        items={[
          { key: t('portal-requests:columns.unit'), value: request.person?.unit ?? '–' },
          { key: t('portal-requests:columns.course'), value: courseOf(locale, request.courseTitle) },
          { key: t('portal-requests:columns.programme'), value: programme },
          { key: t('portal-requests:columns.date'), value: format.moment(request.requestedAt) },
          { key: t('portal-requests:columns.state'), value: <RequestStateWords page={page} request={request} /> },
        ]}
      />
      {isPending && free !== undefined && <Text>{freeWords(page, free)}</Text>}
      {isPending && isOwn && <Text>{t('portal-requests:own')}</Text>}
      {isPending && !isOwn && <Decisions page={page} sheet={sheet} />}
      {!isPending && <Text>{t('portal-requests:one.settled')}</Text>}
      <LinkButton kind="tertiary" label={t('portal-requests:back')} href={atDesk('/hr/requests', desk)} />
    </Layout>
  );
}

function Decisions({ page: { t }, sheet: { desk, request } }: RequestProps): VNode {
  return (
    <form method="get" action="/hr/requests/decide">
      <DeskField desk={desk} />
      <input type="hidden" name="id" value={request.id} />
      <div class="row">
        <Submit label={t('portal-requests:decisions.approve')} name="decision" value="approve" />
        {request.state === 'requested' && (
          <Submit kind="secondary" label={t('portal-requests:decisions.waitlist')} name="decision" value="waitlist" />
        )}
        <Submit kind="secondary" label={t('portal-requests:decisions.decline')} name="decision" value="decline" />
      </div>
    </form>
  );
}
