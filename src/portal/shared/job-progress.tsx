import type { VNode } from 'preact';

import type { JobView, ToldLine } from '../../platform/queue/jobs.service.js';
import { Alert, Text } from './components.js';
import { LooksAgain } from './looks-again.js';
import type { PageContext } from './page-context.js';
import { Progress } from './progress.js';

/** How often a page looks by itself at a job that it shows. */
export const LOOK_AGAIN_SECONDS = 2;

interface JobProps {
  readonly page: PageContext;
  readonly job: JobView;
}

/** How far a job is. The script `follow` keeps it up to date. */
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
      <Text muted>{t('portal-jobs:goesOn')}</Text>
      <LooksAgain page={page} seconds={LOOK_AGAIN_SECONDS} />
    </>
  );
}

interface JournalProps extends JobProps {
  readonly journal: readonly ToldLine[];
  /** Under a heading of its own, so that the journal's is one lower. */
  readonly within?: boolean;
}

/** What happened to a job, line by line; while it runs, further lines come by themselves. */
export function JobJournal({ page, job, journal, within = false }: JournalProps): VNode {
  const { t, format } = page;
  const title = t('portal-jobs:journal');
  return (
    <section
      data-follow={`/api/v1/jobs/${job.id}/events`}
      data-state={job.state}
      data-words={t('portal-jobs:progress', { done: '{done}', total: '{total}' })}
    >
      {within ? <h3 class="kern-heading-small">{title}</h3> : <h2 class="kern-heading-medium">{title}</h2>}
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

/** Why a job failed, and what helps. */
export function JobFailure({ page: { t }, job }: JobProps): VNode {
  const { code, details } = job.error ?? { code: 'internal' };
  return (
    <Alert kind="danger" title={t(`problems:${code}.title`, { ...details })}>
      <Text>{t(`problems:${code}.help`, { ...details })}</Text>
    </Alert>
  );
}
