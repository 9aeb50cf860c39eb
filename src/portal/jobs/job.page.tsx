import type { VNode } from 'preact';

import type { JobView, ToldLine } from '../../platform/queue/jobs.service.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { JobFailure, JobGoing, JobJournal, LOOK_AGAIN_SECONDS } from '../shared/job-progress.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { nameOf } from './job-name.js';

interface JobProps {
  readonly page: PageContext;
  readonly job: JobView;
  readonly journal: readonly ToldLine[];
  /** Where the person came from. */
  readonly back: string;
}

/** How far a background job is, and how it ended. */
export function JobPage({ page, job, journal, back }: JobProps): VNode {
  const { t, format } = page;
  const { state, createdAt, startedAt, finishedAt, attempts } = job;
  const going = state === 'waiting' || state === 'active';
  const moment = (at: Date | null) => (at === null ? '–' : format.moment(at));
  return (
    <Layout
      page={page}
      title={t(`portal-jobs:titles.${state}`, { name: nameOf(page, job.name) })}
      refresh={going ? LOOK_AGAIN_SECONDS : undefined}
      script={going ? 'follow' : undefined}
    >
      {going && <JobGoing page={page} job={job} />}
      {state === 'failed' && <JobFailure page={page} job={job} />}
      {state === 'done' && <Text>{t('portal-jobs:done')}</Text>}
      <Description
        items={[
          { key: t('portal-jobs:created'), value: moment(createdAt) },
          { key: t('portal-jobs:started'), value: moment(startedAt) },
          { key: t('portal-jobs:finished'), value: moment(finishedAt) },
          { key: t('portal-jobs:attempts'), value: format.count(attempts) },
        ]}
      />
      <JobJournal page={page} job={job} journal={journal} />
      {state === 'failed' && page.actor?.admin === true && (
        <form method="post" action={`/admin/jobs/${job.id}/retry`}>
          <Submit label={t('portal-jobs:retry')} />
        </form>
      )}
      <LinkButton kind={going ? 'secondary' : 'primary'} label={t('portal-jobs:back')} href={back} />
    </Layout>
  );
}
