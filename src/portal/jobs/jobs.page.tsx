import type { VNode } from 'preact';

import type { ListedJob } from '../../platform/queue/job-list.repository.js';
import { Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { FoundMunicipalities } from '../shared/found-municipalities.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { nameOf } from './job-name.js';
import { JOB_STATES } from './jobs.forms.js';
import type { JobsSheet } from './jobs.service.js';

interface JobsProps {
  readonly page: PageContext;
  readonly sheet: JobsSheet;
}

/** What waits, runs and failed, and another try for what failed. */
export function JobsPage({ page, sheet }: JobsProps): VNode {
  const { t } = page;
  const { failed } = sheet.list.counts;
  return (
    <Layout page={page} title={t(`portal-jobs:list.title`, { count: failed })} wide>
      <Filter page={page} sheet={sheet} />
      {sheet.search !== '' && (
        <FoundMunicipalities page={page} found={sheet.found} hrefOf={(id) => hrefOf(sheet, { municipality: id })} />
      )}
      {sheet.municipalityId !== '' && <Only page={page} sheet={sheet} />}
      <JobTable page={page} sheet={sheet} />
      {sheet.list.next !== null && (
        <LinkButton
          kind="secondary"
          label={t('portal-jobs:list.next')}
          href={hrefOf(sheet, { cursor: sheet.list.next })}
        />
      )}
      {failed > 0 && (
        <form method="post" action="/admin/jobs/retry">
          <input type="hidden" name="name" value={sheet.name} />
          <input type="hidden" name="municipality" value={sheet.municipalityId} />
          <Text>{t('portal-jobs:list.retryHint')}</Text>
          <Submit kind="secondary" label={t('portal-jobs:list.retryAll')} />
        </form>
      )}
    </Layout>
  );
}

/** The same choice of jobs but for what is said otherwise. */
function hrefOf({ state, name, municipalityId }: JobsSheet, otherwise: Readonly<Record<string, string>>): string {
  const choice = { state: state ?? '', name, municipality: municipalityId, ...otherwise };
  return `/admin/jobs?${new URLSearchParams(choice).toString()}`;
}

/** Of which municipality the jobs are, and the way back to all. */
function Only({ page: { t }, sheet }: JobsProps): VNode {
  return (
    <div class="row">
      <Text>{t('portal-jobs:list.only', { name: sheet.municipalities.get(sheet.municipalityId) ?? '–' })}</Text>
      <LinkButton
        kind="tertiary"
        label={t('portal-jobs:list.allMunicipalities')}
        href={hrefOf(sheet, { municipality: '' })}
      />
    </div>
  );
}

function Filter({ page, sheet }: JobsProps): VNode {
  const { t, format } = page;
  const { counts } = sheet.list;
  const states = JOB_STATES.map((state) => ({
    value: state,
    label: t(`portal-jobs:list.states.${state}`, { number: format.count(counts[state]) }),
  }));
  const kinds = sheet.names.map((name) => ({ value: name, label: nameOf(page, name) }));
  const all = (key: string) => ({ value: '', label: t(`portal-jobs:list.${key}`) });
  return (
    <form method="get" action="/admin/jobs" class="row" role="search">
      <input type="hidden" name="municipality" value={sheet.municipalityId} />
      <Select
        id="state"
        label={t('portal-jobs:list.state')}
        options={[all('allStates'), ...states]}
        value={sheet.state ?? ''}
      />
      <Select id="name" label={t('portal-jobs:list.kind')} options={[all('allKinds'), ...kinds]} value={sheet.name} />
      <Input id="search" type="search" label={t('portal-jobs:list.search')} value={sheet.search} maxLength={100} />
      <Submit kind="secondary" label={t('portal-jobs:list.show')} />
    </form>
  );
}

function JobTable({ page, sheet }: JobsProps): VNode {
  const { t, format } = page;
  return (
    <Table<ListedJob>
      caption={t('portal-jobs:list.caption')}
      rows={sheet.list.items}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-jobs:list.empty')}</Text>}
      columns={[
        {
          key: 'name',
          title: t('portal-jobs:list.kind'),
          cell: ({ id, name }) => (
            <a class="kern-link" href={`/admin/jobs/${id}?return=/admin/jobs`}>
              {nameOf(page, name)}
            </a>
          ),
        },
        {
          key: 'municipality',
          title: t('portal-jobs:list.municipality'),
          cell: ({ municipalityId }) => sheet.municipalities.get(municipalityId ?? '') ?? '',
        },
        { key: 'state', title: t('portal-jobs:list.state'), cell: (job) => stateOf(page, job) },
        { key: 'created', title: t('portal-jobs:created'), cell: ({ createdAt }) => format.moment(createdAt) },
        {
          key: 'attempts',
          title: t('portal-jobs:attempts'),
          numeric: true,
          cell: ({ attempts }) => format.count(attempts),
        },
        { key: 'retry', title: t('portal-jobs:list.act'), cell: (job) => Retry({ page, job }) },
      ]}
    />
  );
}

/** The state in words; of a failure also why. */
function stateOf({ t }: PageContext, { state, error }: ListedJob): string {
  const word = t(`portal-jobs:list.is.${state}`);
  return error === null ? word : `${word}: ${t(`problems:${error.code}.title`, { ...error.details })}`;
}

function Retry({ page, job }: { readonly page: PageContext; readonly job: ListedJob }): VNode | null {
  const { id, state, name } = job;
  if (state !== 'failed') return null;
  return (
    <form method="post" action={`/admin/jobs/${id}/retry`}>
      <Submit kind="tertiary" label={page.t('portal-jobs:retry')} about={nameOf(page, name)} />
    </form>
  );
}
