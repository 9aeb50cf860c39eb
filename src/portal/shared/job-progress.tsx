import type { VNode } from 'preact';

import type { JobView, ToldLine } from '../../platform/queue/jobs.service.js';
import { Alert, Text } from './components.js';
import type { PageContext } from './page-context.js';
import { Progress } from './progress.js';

interface JobProps {
  readonly page: PageContext;
  readonly job: JobView;
}

/** How far a job is. The script `follow` keeps it up to date; without script the page looks again by itself. */
export function JobGoing({ page, job }: JobProps): VNode {
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

/** What happened to a job, line by line; while it runs, further lines come by themselves. */
export function JobJournal({ page, job, journal }: JobProps & { readonly journal: readonly ToldLine[] }): VNode {
  const { t, format } = page;
  return (
    <section
      data-follow={`/api/v1/jobs/${job.id}/events`}
      data-state={job.state}
      data-words={t('portal-jobs:progress', { done: '{done}', total: '{total}' })}
    >
      <h2 class="kern-heading-medium">{t('portal-jobs:journal')}</h2>
      {journal.length === 0 && <Text muted>{t('portal-jobs:nothingYet')}</Text>}
      <ol id="journal" class="kern-body" aria-live="polite">
        {journal.map(({ position, at, text }) => (
          <li key={position} data-position={String(position)}>
            <time dateTime={at.toISOString()}>{format.moment(at)}</time> {text}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Why a job failed, and what helps. */
export function JobFailure({ page: { t }, job }: JobProps): VNode {
  const { code, details } = job.error ?? { code: 'internal' };
  return (
    <Alert kind="danger" title={t(`problems:${code}.title`, { ...details })}>
      <Text>{t(`problems:${code}.help`, { ...details })}</Text>
    </Alert>
  );
}
