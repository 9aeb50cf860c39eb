import type { VNode } from 'preact';

import type { DeskRequest } from '../../vouchers/index.js';
import { atDesk } from '../hr/desk-bar.js';
import { courseOf, personOf } from '../hr/names.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { decidedWords, refusalWords } from './parts.js';
import type { Outcome } from './request-lists.service.js';

interface DecidedProps {
  readonly page: PageContext;
  readonly outcome: Outcome;
}

const DECIDED_MEANWHILE = 'request-move-not-allowed';

/** What became of each request; what a colleague decided first is explained, never overwritten. */
export function DecidedPage({ page, outcome }: DecidedProps): VNode {
  const { t } = page;
  const { desk, decision, decided, refused } = outcome;
  const meanwhile = refused.filter(({ code }) => code === DECIDED_MEANWHILE);
  const title =
    decided.length === 0 && meanwhile.length > 0 ? 'meanwhile' : decided.length === 0 ? 'nothing' : decision;
  const count = title === 'meanwhile' ? meanwhile.length : decided.length;
  return (
    <Layout page={page} title={t(`portal-requests:decided.${title}`, { count })} wide>
      {refused.length > 0 && (
        <Alert kind="warning" title={t('portal-requests:decided.refused', { count: refused.length })}>
          <Text>{t(`portal-requests:decided.${meanwhile.length > 0 ? 'first' : 'unchanged'}`)}</Text>
        </Alert>
      )}
      <OutcomeTable page={page} outcome={outcome} />
      <LinkButton label={t('portal-requests:back')} href={atDesk('/hr/requests', desk)} />
    </Layout>
  );
}

interface Row {
  readonly request: DeskRequest;
  /** Undefined: done as wanted. */
  readonly code?: string;
}

function OutcomeTable({ page, outcome: { decided, refused } }: DecidedProps): VNode {
  const { t, locale } = page;
  const rows: readonly Row[] = [...refused, ...decided.map((request) => ({ request }))];
  return (
    <Table<Row>
      caption={t('portal-requests:decided.caption')}
      rows={rows}
      rowKey={({ request }) => request.id}
      empty={<Text>{t('portal-requests:empty')}</Text>}
      columns={[
        {
          key: 'person',
          title: t('portal-requests:columns.person'),
          cell: ({ request }) => personOf(page, request.person),
        },
        {
          key: 'course',
          title: t('portal-requests:columns.course'),
          cell: ({ request }) => courseOf(locale, request.courseTitle),
        },
        { key: 'outcome', title: t('portal-requests:decided.outcome'), cell: (row) => outcomeOf(page, row) },
      ]}
    />
  );
}

function outcomeOf(page: PageContext, { request, code }: Row): string {
  const { t } = page;
  const now = t(`portal-requests:states.${request.state}`);
  if (code === undefined) return now;
  if (code !== DECIDED_MEANWHILE) return refusalWords(page, code);
  const first = t('portal-requests:decided.byFirst', { state: now, by: decidedWords(page, request) });
  return request.reason === null ? first : `${first} ${t('portal-hr:reasonGiven', { reason: request.reason })}`;
}
