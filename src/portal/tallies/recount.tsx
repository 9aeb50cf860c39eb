import type { VNode } from 'preact';

import { Submit, Text } from '../shared/components.js';
import { JobFailure, JobGoing, JobJournal } from '../shared/job-progress.js';
import type { PageContext } from '../shared/page-context.js';
import type { Board } from './boards.service.js';

interface RecountProps {
  readonly page: PageContext;
  readonly board: Board;
}

/** Counts everything again, and shows how far that is and what it found. */
export function RecountSection({ page, board: { programme, recount } }: RecountProps): VNode {
  const { t } = page;
  return (
    <section aria-labelledby="recount">
      <h2 class="kern-heading-medium" id="recount">
        {t('portal-tallies:recount.title')}
      </h2>
      <Text>{t('portal-tallies:recount.hint')}</Text>
      {recount !== null && (
        <>
          {isGoing(recount.job) && <JobGoing page={page} job={recount.job} />}
          {recount.job.state === 'failed' && <JobFailure page={page} job={recount.job} />}
          {recount.job.state === 'done' && <Text>{t('portal-tallies:recount.done')}</Text>}
          <JobJournal page={page} {...recount} />
        </>
      )}
      {(recount === null || !isGoing(recount.job)) && (
        <form method="post" action={`/admin/programmes/${programme.id}/tallies/recount`}>
          <Submit kind="secondary" label={t('portal-tallies:recount.start')} />
        </form>
      )}
      <a class="kern-link" href="/admin/jobs?name=vouchers.recount-programme">
        {t('portal-tallies:recount.earlier')}
      </a>
    </section>
  );
}

export function isGoing({ state }: { readonly state: string }): boolean {
  return state === 'waiting' || state === 'active';
}
