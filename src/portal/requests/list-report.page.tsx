import type { VNode } from 'preact';

import { atDesk, DeskField } from '../hr/desk-bar.js';
import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { FormKey } from '../shared/form-key.js';
import type { ListPreview, ListReport, RefusedRow } from './list.service.js';
import { freeWords, refusalWords } from './parts.js';

interface PreviewProps {
  readonly page: PageContext;
  readonly preview: ListPreview;
}

/** What would happen with each row; then every row or only the possible ones. */
export function ListPreviewPage({ page, preview }: PreviewProps): VNode {
  const { t } = page;
  const { desk, free, assigned, refused } = preview;
  return (
    <Layout
      page={page}
      title={t('portal-requests:list.previewTitle', { count: assigned, refused: refused.length })}
      wide
    >
      <Text>{t('portal-requests:list.nothingYet')}</Text>
      <Text>{freeWords(page, free)}</Text>
      <RefusedTable page={page} rows={refused} />
      {assigned > 0 && (
        <div class="row">
          {refused.length === 0 ? (
            <ModeForm page={page} preview={preview} mode="all" />
          ) : (
            <ModeForm page={page} preview={preview} mode="good" />
          )}
        </div>
      )}
      {refused.length > 0 && <Text>{t('portal-requests:list.orCorrect')}</Text>}
      <LinkButton kind="tertiary" label={t('portal-requests:list.other')} href={atDesk('/hr/assign/list', desk)} />
    </Layout>
  );
}

/** While rows are refused, "all" could only end in nothing: it is offered when it can hold. */
function ModeForm({ page, preview, mode }: PreviewProps & { readonly mode: 'all' | 'good' }): VNode {
  const { desk, free, csv, formKey, assigned } = preview;
  return (
    <form method="post" action="/hr/assign/list">
      <DeskField desk={desk} />
      <FormKey value={formKey} />
      <input type="hidden" name="programme" value={free.programme.id} />
      <input type="hidden" name="mode" value={mode} />
      <input type="hidden" name="csv" value={csv} />
      <Submit label={page.t(`portal-requests:list.${mode}`, { count: assigned })} />
    </form>
  );
}

interface ReportProps {
  readonly page: PageContext;
  readonly report: ListReport;
}

export function ListReportPage({ page, report }: ReportProps): VNode {
  const { t } = page;
  const { desk, assigned, refused } = report;
  return (
    <Layout page={page} title={t('portal-requests:list.done', { count: assigned })} wide>
      {refused.length > 0 && (
        <Alert kind="warning" title={t('portal-requests:list.refused', { count: refused.length })}>
          <Text>{t(`portal-requests:list.${assigned === 0 ? 'nothingDone' : 'restDone'}`)}</Text>
        </Alert>
      )}
      <RefusedTable page={page} rows={refused} />
      <LinkButton label={t('portal-requests:vouchers.back')} href={atDesk('/hr/vouchers', desk)} />
    </Layout>
  );
}

function RefusedTable({
  page,
  rows,
}: {
  readonly page: PageContext;
  readonly rows: readonly RefusedRow[];
}): VNode | null {
  const { t, format } = page;
  if (rows.length === 0) return null;
  return (
    <Table<RefusedRow>
      caption={t('portal-requests:list.refusedCaption', { count: rows.length })}
      rows={rows}
      rowKey={({ row }) => String(row)}
      empty={null}
      columns={[
        { key: 'row', title: t('portal-requests:list.row'), cell: ({ row }) => format.count(row) },
        { key: 'person', title: t('portal-requests:list.written'), cell: ({ person }) => person },
        { key: 'course', title: t('portal-requests:columns.course'), cell: ({ course }) => course ?? '–' },
        { key: 'why', title: t('portal-requests:list.why'), cell: ({ code }) => refusalWords(page, code) },
      ]}
    />
  );
}
