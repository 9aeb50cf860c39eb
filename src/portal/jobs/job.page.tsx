import type { VNode } from 'preact';

import type { JobView, ToldLine } from '../../platform/queue/jobs.service.js';
import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Progress } from '../shared/progress.js';
import { nameOf } from './job-name.js';

interface JobProps {
  readonly page: PageContext;
  readonly job: JobView;
  readonly journal: readonly ToldLine[];
  /** Where the person came from. */
  readonly back: string;
}

const LOOK_AGAIN_SECONDS = 2;

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
      {going && <Going page={page} job={job} />}
      {state === 'failed' && <Failed page={page} job={job} />}
      {state === 'done' && <Text>{t('portal-jobs:done')}</Text>}
      <Description
        items={[
          { key: t('portal-jobs:created'), value: moment(createdAt) },
          { key: t('portal-jobs:started'), value: moment(startedAt) },
          { key: t('portal-jobs:finished'), value: moment(finishedAt) },
          { key: t('portal-jobs:attempts'), value: format.count(attempts) },
        ]}
      />
      <Journal page={page} job={job} journal={journal} />
      {state === 'failed' && page.actor?.admin === true && (
        <form method="post" action={`/admin/jobs/${job.id}/retry`}>
          <Submit label={t('portal-jobs:retry')} />
        </form>
      )}
      <LinkButton kind={going ? 'secondary' : 'primary'} label={t('portal-jobs:back')} href={back} />
    </Layout>
  );
}

function Journal({ page, job, journal }: Omit<JobProps, 'back'>): VNode {
  const { t, format } = page;
  return (
    <section data-follow={`/api/v1/jobs/${job.id}/events`} data-state={job.state}>
      <h2 class="kern-heading-medium">{t('portal-jobs:journal')}</h2>
      {journal.length === 0 && <Text muted>{t('portal-jobs:nothingYet')}</Text>}
      <ol id="journal" class="numbered kern-body" aria-live="polite">
        {journal.map(({ position, at, text }) => (
          <li key={position} data-position={String(position)}>
            <time dateTime={at.toISOString()}>{format.moment(at)}</time> {text}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Going({ page, job }: Pick<JobProps, 'page' | 'job'>): VNode {
  const { t, format } = page;
  const { done = 0, total = 0 } = job.progress ?? {};
  const label =
    total === 0
      ? t(`portal-jobs:${job.state === 'active' ? 'beginning' : 'waiting'}`)
      : t('portal-jobs:progress', { done: format.count(done), total: format.count(total) });
  return (
    <>
      <Progress id="progress" label={label} done={done} total={total} />
      <Text muted>{t('portal-jobs:looksAgain')}</Text>
    </>
  );
}

function Failed({ page, job }: Pick<JobProps, 'page' | 'job'>): VNode {
  const { t } = page;
  const { code, details } = job.error ?? { code: 'internal' };
  return (
    <Alert kind="danger" title={t(`problems:${code}.title`, { ...details })}>
      <Text>{t(`problems:${code}.help`, { ...details })}</Text>
    </Alert>
  );
}
