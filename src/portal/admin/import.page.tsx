import type { VNode } from 'preact';

import type { ImportView, WholeImportView } from '../../platform/imports/imports.service.js';
import type { ProblemView } from '../../platform/imports/problem-view.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import { LooksAgain } from '../shared/looks-again.js';
import type { PageContext } from '../shared/page-context.js';
import { Progress } from '../shared/progress.js';
import { Table } from '../shared/table.js';
import { Piles } from './import-piles.js';
import { kindOf } from './imports.page.js';

interface ImportProps {
  readonly page: PageContext;
  readonly record: ImportView;
}

interface WholeImportProps extends ImportProps {
  readonly record: WholeImportView;
}

const LOOK_AGAIN_SECONDS = 2;
const KINDS: Partial<Record<ImportView['state'], 'danger' | 'warning' | 'info'>> = {
  failed: 'danger',
  rejected: 'danger',
  outdated: 'warning',
  expired: 'info',
};

/** How far an import is, and its report once it has ended. */
export function ImportPage({ page, record }: WholeImportProps): VNode {
  const { t } = page;
  const { state } = record;
  const going = state === 'waiting' || state === 'running';
  return (
    <Layout
      page={page}
      title={t(`portal-admin:import.titles.${state}`)}
      wide
      refresh={going ? LOOK_AGAIN_SECONDS : undefined}
    >
      {going && <Going page={page} record={record} />}
      {!going && (
        <Alert kind={KINDS[state] ?? 'success'} title={summaryOf(page, record)}>
          <Text>{t(`portal-admin:import.next.${record.applicable ? 'applicable' : state}`)}</Text>
          <Invitations page={page} record={record} />
        </Alert>
      )}
      <Facts page={page} record={record} />
      {record.applicable && record.kind === 'framework' && (
        <LinkButton label={t('portal-admin:import.frameworkImpact')} href={`/admin/frameworks/imports/${record.id}`} />
      )}
      {!going && <Piles page={page} record={record} />}
      {!going && <Problems page={page} record={record} />}
      <LinkButton kind="secondary" label={t('portal-admin:import.all')} href="/admin/imports" />
    </Layout>
  );
}

function Going({ page, record }: ImportProps): VNode {
  const { t, format } = page;
  const { step = 'waiting', done = 0, total = 1 } = record.progress ?? {};
  const values = { done: format.count(done), total: format.count(total) };
  const key = step === 'applying' ? 'applying' : step === 'reading' ? 'reading' : 'waiting';
  return (
    <>
      <Progress id="progress" label={t(`portal-admin:import.steps.${key}`, values)} done={done} total={total} />
      <Text muted>{t('portal-jobs:goesOn')}</Text>
      <LooksAgain page={page} seconds={LOOK_AGAIN_SECONDS} />
    </>
  );
}

function summaryOf({ t, format }: PageContext, { state, counts, problemsTotal }: ImportView): string {
  if (state === 'rejected') return t('portal-admin:import.rejectedSummary', { count: problemsTotal });
  if (counts === null) return t('portal-admin:import.noCounts');
  const figures = (['created', 'changed', 'unchanged', 'rejected'] as const).map((part) => [
    part,
    format.count(counts[part]),
  ]);
  return t('portal-admin:import.summary', Object.fromEntries(figures) as Record<string, string>);
}

/** How many mails an import has sent out, or would. */
function Invitations({ page: { t, format }, record: { state, counts } }: ImportProps): VNode | null {
  const count = counts?.invitations;
  if (count === undefined) return null;
  const which = state === 'previewed' ? 'wouldInvite' : 'invites';
  return <Text>{t(`portal-admin:import.${which}`, { count, shown: format.count(count) })}</Text>;
}

function Facts({ page, record }: ImportProps): VNode {
  const { t, format } = page;
  const { fileName, kind, mode, createdAt, finishedAt } = record;
  return (
    <Description
      items={[
        { key: t('portal-admin:imports.source'), value: fileName },
        { key: t('portal-admin:imports.kind'), value: kindOf(page, kind) },
        { key: t('portal-admin:imports.mode'), value: t(`portal-admin:imports.modes.${mode}`) },
        { key: t('portal-admin:imports.date'), value: format.moment(createdAt) },
        ...(finishedAt === null ? [] : [{ key: t('portal-admin:import.finished'), value: format.moment(finishedAt) }]),
      ]}
    />
  );
}

function Problems({ page, record }: ImportProps): VNode {
  const { t, format } = page;
  const { problems, problemsTotal } = record;
  const rows = problems.map((problem, at) => ({ ...problem, at }));
  return (
    <>
      <Table<ProblemView & { readonly at: number }>
        caption={t('portal-admin:import.problems', { count: problemsTotal })}
        rows={rows}
        rowKey={({ at }) => String(at)}
        empty={<Text>{t('portal-admin:import.noProblems')}</Text>}
        columns={[
          {
            key: 'line',
            title: t('portal-admin:import.line'),
            cell: ({ line }) => (line === null ? t('portal-admin:import.wholeFile') : format.count(line)),
          },
          { key: 'column', title: t('portal-admin:import.column'), cell: ({ column }) => column ?? '–' },
          {
            key: 'severity',
            title: t('portal-admin:import.effect'),
            cell: ({ severity }) => t(`portal-admin:import.severities.${severity}`),
          },
          { key: 'reason', title: t('portal-admin:import.reason'), cell: ({ message }) => message },
        ]}
      />
      {problemsTotal > problems.length && (
        <Text muted>{t('portal-admin:import.more', { count: problemsTotal - problems.length })}</Text>
      )}
    </>
  );
}
