import type { VNode } from 'preact';

import type { DeskRequest } from '../../vouchers/index.js';
import { atDesk, DeskField } from '../hr/desk-bar.js';
import { personOf } from '../hr/names.js';
import { Alert, Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { FormKey } from '../shared/form-key.js';
import { freeWords } from './parts.js';
import type { Question } from './request-lists.service.js';
import { requestColumns } from './requests.page.js';

interface DecideProps {
  readonly page: PageContext;
  readonly question: Question;
}

/** Asks once before requests are decided on, and says what follows; what cannot be decided is shown apart. */
export function DecidePage({ page, question }: DecideProps): VNode {
  const { t } = page;
  const { desk, decision, chosen, others } = question;
  const count = chosen.length;
  const title = count === 0 ? t('portal-requests:ask.nothing') : t(`portal-requests:ask.${decision}`, { count });
  return (
    <Layout page={page} title={title} wide>
      {others.length > 0 && (
        <>
          <Alert kind="info" title={t('portal-requests:ask.others', { count: others.length })} />
          <RequestRows page={page} rows={others} caption={t('portal-requests:ask.othersCaption')} />
        </>
      )}
      {count > 0 ? (
        <QuestionForm page={page} question={question} />
      ) : (
        <LinkButton label={t('portal-requests:back')} href={atDesk('/hr/requests', desk)} />
      )}
    </Layout>
  );
}

function QuestionForm({ page, question }: DecideProps): VNode {
  const { t } = page;
  const { desk, decision, chosen, formKey } = question;
  return (
    <>
      <RequestRows page={page} rows={chosen} caption={t('portal-requests:ask.caption')} />
      <Text>{t(`portal-requests:ask.follows.${decision}`)}</Text>
      {decision === 'approve' && <Places page={page} question={question} />}
      <form method="post" action="/hr/requests/decide" class="narrow">
        <DeskField desk={desk} />
        <FormKey value={formKey} />
        <input type="hidden" name="decision" value={decision} />
        {chosen.map(({ id }) => (
          <input key={id} type="hidden" name="id" value={id} />
        ))}
        {decision === 'decline' && (
          <Input
            id="reason"
            label={t('portal-requests:reason')}
            hint={t('portal-requests:reasonHint')}
            required
            maxLength={1_000}
          />
        )}
        <div class="row">
          <Submit label={t(`portal-requests:decisions.${decision}`)} />
          <LinkButton kind="secondary" label={t('portal-requests:back')} href={atDesk('/hr/requests', desk)} />
        </div>
      </form>
    </>
  );
}

/** Says beforehand when there are fewer vouchers than requests: then the first of the list get one. */
function Places({ page, question: { chosen, free } }: DecideProps): VNode {
  const { t } = page;
  const touched = free.filter(({ programme }) => chosen.some(({ programmeId }) => programmeId === programme.id));
  return (
    <>
      {touched.map((one) => {
        const wanted = chosen.filter(({ programmeId }) => programmeId === one.programme.id).length;
        const words = freeWords(page, one);
        if (wanted <= one.available) return <Text key={one.programme.id}>{words}</Text>;
        return (
          <Alert key={one.programme.id} kind="warning" title={words}>
            <Text>{t('portal-requests:ask.tooMany', { count: wanted })}</Text>
          </Alert>
        );
      })}
    </>
  );
}

interface RowsProps {
  readonly page: PageContext;
  readonly rows: readonly DeskRequest[];
  readonly caption: string;
}

function RequestRows({ page, rows, caption }: RowsProps): VNode {
  return (
    <Table<DeskRequest>
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        { key: 'person', title: page.t('portal-requests:columns.person'), cell: (row) => personOf(page, row.person) },
        ...requestColumns(page),
      ]}
    />
  );
}
