import type { VNode } from 'preact';

import { Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeNames } from '../shared/programme-names.js';
import { FIRST_STEPS, type FirstStep } from './first-steps.service.js';
import type { AdminOverview, Waiting } from './overview.service.js';

interface OverviewProps {
  readonly page: PageContext;
  readonly overview: AdminOverview;
}

interface Entry {
  readonly href: string;
  readonly words: string;
}

/** Where an administrator begins: what waits for them, or how to set the installation up, and how the open programmes stand. */
export function AdminOverviewPage({ page, overview }: OverviewProps): VNode {
  const { waiting, stepsLeft } = overview;
  const entries = entriesOf(page, waiting);
  return (
    <Layout page={page} title={titleOf(page, entries.length, stepsLeft)}>
      {stepsLeft !== null && <Steps page={page} left={stepsLeft} />}
      <section>
        <h2 class="kern-heading-medium">{page.t('portal-admin-overview:waiting.title')}</h2>
        {entries.length === 0 ? (
          <Text>{page.t('portal-admin-overview:waiting.nothing')}</Text>
        ) : (
          <Entries entries={entries} />
        )}
      </section>
      <OpenProgrammes page={page} overview={overview} />
    </Layout>
  );
}

/** The state in one sentence. */
function titleOf({ t }: PageContext, waiting: number, stepsLeft: AdminOverview['stepsLeft']): string {
  return stepsLeft === null || waiting > 0
    ? t('portal-admin-overview:title', { count: waiting })
    : t('portal-admin-overview:steps.title', { count: stepsLeft.length });
}

function entriesOf(page: PageContext, { alarms, failedJobs, agreements, objections }: Waiting): readonly Entry[] {
  const one = (key: string, count: number, href: string): readonly Entry[] =>
    count === 0 ? [] : [{ href, words: page.t(`portal-admin-overview:waiting.${key}`, { count }) }];
  const nameOf = programmeNames(
    page,
    objections.map(({ programme }) => programme),
  );
  return [
    ...one('alarms', alarms, '/admin/tallies'),
    ...objections.map(({ programme, count }) => ({
      href: `/admin/programmes/${programme.id}/distribution`,
      words: page.t('portal-admin-overview:waiting.objections', { count, name: nameOf(programme) }),
    })),
    ...one('agreements', agreements, '/admin/agreements?standing=waits'),
    ...one('failedJobs', failedJobs, '/admin/jobs?state=failed'),
  ];
}

function Entries({ entries }: { readonly entries: readonly Entry[] }): VNode {
  return (
    <ul class="bullets kern-body">
      {entries.map(({ href, words }) => (
        <li key={href}>
          <a class="kern-link" href={href}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
}

const WAYS: Readonly<Record<FirstStep, string>> = {
  municipalities: '/admin/imports',
  framework: '/admin/imports',
  profiles: '/admin/profiles',
  courses: '/admin/courses',
  programme: '/admin/programmes',
};

function Steps({ page: { t }, left }: { readonly page: PageContext; readonly left: readonly FirstStep[] }): VNode {
  return (
    <section>
      <h2 class="kern-heading-medium">{t('portal-admin-overview:steps.heading')}</h2>
      <ol class="numbered kern-body">
        {FIRST_STEPS.map((step) => (
          <li key={step}>
            <a class="kern-link" href={WAYS[step]}>
              {t(`portal-admin-overview:steps.names.${step}`)}
            </a>
            {`: ${t(`portal-admin-overview:steps.${left.includes(step) ? 'open' : 'done'}`)}`}
          </li>
        ))}
      </ol>
    </section>
  );
}

function OpenProgrammes({ page, overview: { open } }: OverviewProps): VNode | null {
  const { t } = page;
  if (open.length === 0) return null;
  const nameOf = programmeNames(
    page,
    open.map(({ programme }) => programme),
  );
  const entries = open.map(({ programme, sum }) => ({
    href: `/admin/programmes/${programme.id}/tallies`,
    words: t(`portal-admin-overview:open.${sum === null ? 'notCounted' : 'left'}`, {
      name: nameOf(programme),
      available: sum?.available ?? 0,
      granted: sum?.granted ?? 0,
    }),
  }));
  return (
    <section>
      <h2 class="kern-heading-medium">{t('portal-admin-overview:open.title')}</h2>
      <Entries entries={entries} />
    </section>
  );
}
