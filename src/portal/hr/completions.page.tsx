import type { VNode } from 'preact';

import type { ClaimView } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Field, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { CompletionList } from './completions.service.js';
import { DeskBar, DeskField } from './desk-bar.js';
import { personOf } from './names.js';

interface CompletionsProps {
  readonly page: PageContext;
  readonly list: CompletionList;
}

/** Proofs of completed courses that wait for a decision: the person, the course, the proof, and nothing else of them. */
export function CompletionsPage({ page, list }: CompletionsProps): VNode {
  const { t, locale, format } = page;
  const { desk, rows } = list;
  return (
    <Layout page={page} title={t('portal-exchange:claims.title', { count: rows.length })} wide>
      <DeskBar page={page} desk={desk} action="/hr/completions" />
      <Text>{t('portal-exchange:claims.lead')}</Text>
      <Table<ClaimView>
        caption={t('portal-exchange:claims.caption', { name: desk.municipality.name })}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<Text>{t('portal-exchange:claims.empty')}</Text>}
        columns={[
          { key: 'person', title: t('portal-exchange:claims.person'), cell: (row) => personOf(page, row.person) },
          { key: 'course', title: t('portal-exchange:course'), cell: (row) => inLocale(row.courseTitle, locale) },
          { key: 'proof', title: t('portal-exchange:claims.proof'), cell: ({ proof }) => <ProofShown proof={proof} /> },
          { key: 'date', title: t('portal-exchange:claims.date'), cell: (row) => format.moment(row.claimedAt) },
          {
            key: 'decision',
            title: t('portal-exchange:claims.decision'),
            cell: (row) => <Decision page={page} list={list} claim={row} />,
          },
        ]}
      />
    </Layout>
  );
}

/** An address is shown as text beside its link, so that everybody sees where it leads. */
function ProofShown({ proof }: Pick<ClaimView, 'proof'>): VNode {
  if (proof?.kind !== 'url') return <>{proof?.text ?? '–'}</>;
  return (
    <a class="kern-link" href={proof.url} rel="noreferrer noopener">
      {proof.url}
    </a>
  );
}

function Decision({ page, list: { desk }, claim }: CompletionsProps & { readonly claim: ClaimView }): VNode | string {
  const { t, actor } = page;
  const { id, personId, person } = claim;
  if (personId === actor?.personId) return t('portal-exchange:claims.own');
  const who = personOf(page, person);
  return (
    <div class="decision">
      <form method="post" action={`/hr/completions/${id}/confirm`}>
        <DeskField desk={desk} />
        <Submit label={t('portal-exchange:claims.confirm')} about={who} />
      </form>
      <details>
        <summary class="kern-link" aria-label={`${t('portal-exchange:claims.decline')}: ${who}`}>
          {t('portal-exchange:claims.decline')}
        </summary>
        <form method="post" action={`/hr/completions/${id}/decline`}>
          <DeskField desk={desk} />
          <Field
            id={`reason-${id}`}
            label={t('portal-exchange:claims.reason')}
            hint={t('portal-exchange:claims.reasonHint')}
          >
            {(field) => (
              <input class="kern-form-input__input" type="text" {...field} name="reason" required maxLength={500} />
            )}
          </Field>
          <Submit kind="secondary" label={t('portal-exchange:claims.declineNow')} about={who} />
        </form>
      </details>
    </div>
  );
}
