import type { VNode } from 'preact';

import type { JobView } from '../../platform/queue/jobs.service.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Progress } from '../shared/progress.js';

interface JobProps {
  readonly page: PageContext;
  readonly job: JobView;
  /** Where the person came from. */
  readonly back: string;
}

const LOOK_AGAIN_SECONDS = 2;

/** How far a background job is, and how it ended. */
export function JobPage({ page, job, back }: JobProps): VNode {
  const { t, format } = page;
  const { state, createdAt, startedAt, finishedAt, attempts } = job;
  const going = state === 'waiting' || state === 'active';
  const moment = (at: Date | null) => (at === null ? '–' : format.moment(at));
  return (
    <Layout
      page={page}
      title={t(`portal-admin:job.titles.${state}`, { name: nameOf(page, job) })}
      refresh={going ? LOOK_AGAIN_SECONDS : undefined}
    >
      {going && <Going page={page} job={job} />}
      {state === 'failed' && <Failed page={page} job={job} />}
      {state === 'done' && <Text>{t('portal-admin:job.done')}</Text>}
      <Description
        items={[
          { key: t('portal-admin:job.created'), value: moment(createdAt) },
          { key: t('portal-admin:job.started'), value: moment(startedAt) },
          { key: t('portal-admin:job.finished'), value: moment(finishedAt) },
          { key: t('portal-admin:job.attempts'), value: format.count(attempts) },
        ]}
      />
      <LinkButton kind={going ? 'secondary' : 'primary'} label={t('portal-admin:job.back')} href={back} />
    </Layout>
  );
}

/** A job without a name of its own is called by its code. */
function nameOf({ t }: PageContext, { name }: JobView): string {
  return t(`portal-admin:job.names.${name.replaceAll('.', '-')}`, { defaultValue: name });
}

function Going({ page, job }: Omit<JobProps, 'back'>): VNode {
  const { t, format } = page;
  const { done = 0, total = 0 } = job.progress ?? {};
  const label =
    total === 0
      ? t(`portal-admin:job.${job.state === 'active' ? 'beginning' : 'waiting'}`)
      : t('portal-admin:job.progress', { done: format.count(done), total: format.count(total) });
  return (
    <>
      <Progress id="progress" label={label} done={done} total={total} />
      <Text muted>{t('portal-admin:looksAgain')}</Text>
    </>
  );
}

function Failed({ page, job }: Omit<JobProps, 'back'>): VNode {
  const { t } = page;
  const { code, details } = job.error ?? { code: 'internal' };
  return (
    <Alert kind="danger" title={t(`problems:${code}.title`, { ...details })}>
      <Text>{t(`problems:${code}.help`, { ...details })}</Text>
    </Alert>
  );
}
