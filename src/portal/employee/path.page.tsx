import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { atWorkplace, Heading, levelWords, WorkplaceField, WorkplaceSwitch } from './parts.js';
import { LANGUAGES } from './path.dto.js';
import type { PathData } from './path.service.js';
import { PathStep } from './path-step.js';

interface PathPageProps {
  readonly page: PageContext;
  readonly data: PathData;
}

type Plan = NonNullable<PathData['plan']>;

interface PlanProps {
  readonly page: PageContext;
  readonly plan: Plan;
}

export function PathPage({ page, data }: PathPageProps): VNode {
  const { t, format, locale } = page;
  const { plan, workplaces } = data;
  if (plan === null) {
    return (
      <Layout page={page} title={t('portal-employee:path.titleNoPost')}>
        <WorkplaceSwitch page={page} workplaces={workplaces} action="/path" />
        <Text>{t('portal-employee:path.noPost')}</Text>
        <LinkButton label={t('portal-employee:check.choosePost')} href={atWorkplace('/post', workplaces)} />
      </Layout>
    );
  }
  const { path, post } = plan;
  return (
    <Layout page={page} title={titleOf(page, plan)}>
      <Text>
        {t('portal-employee:path.lead', { post: inLocale(post.title, locale) })}{' '}
        {path.courses.length > 0 &&
          t('portal-employee:path.cost', {
            duration: format.duration(path.cost.minutes),
            price: format.money(path.cost.priceCents),
          })}
      </Text>
      <LimitsForm page={page} data={data} />
      {path.courses.length === 0 && <Nothing page={page} plan={plan} />}
      <ol class="plain-list steps">
        {path.courses.map((step, at) => (
          <li key={step.courseId}>
            <PathStep page={page} plan={plan} workplaces={workplaces} at={at} />
          </li>
        ))}
      </ol>
      <OpenGaps page={page} plan={plan} />
      <MeasureFirst page={page} plan={plan} />
      <Text muted>{t('portal-employee:path.advice')}</Text>
    </Layout>
  );
}

function titleOf({ t, format }: PageContext, { path }: Plan): string {
  const count = path.courses.length;
  if (count > 0) return t('portal-employee:path.title', { count, duration: format.duration(path.cost.minutes) });
  if (path.gapsOpen.length > 0) return t('portal-employee:path.titleNoCourse');
  if (path.measureFirst.length > 0) return t('portal-employee:path.titleMeasure');
  return t('portal-employee:path.titleDone');
}

function LimitsForm({ page, data }: PathPageProps): VNode {
  const { t } = page;
  const { limits, workplaces } = data;
  const languages = LANGUAGES.map((value) => ({ value, label: t(`portal-employee:languages.${value}`) }));
  return (
    <form method="get" action="/path" aria-label={t('portal-employee:path.limits.title')}>
      <div class="row">
        <WorkplaceField page={page} workplaces={workplaces} />
        <Input
          id="hours"
          type="number"
          label={t('portal-employee:path.limits.hours')}
          value={limits.hours}
          min={0}
          max={10_000}
        />
        <Input
          id="budget"
          type="number"
          label={t('portal-employee:path.limits.budget')}
          value={limits.budget}
          min={0}
          max={1_000_000}
        />
        <Select
          id="language"
          label={t('portal-employee:path.limits.language')}
          options={[{ value: '', label: t('portal-employee:path.limits.any') }, ...languages]}
          value={limits.language}
        />
        <Submit label={t('portal-employee:path.limits.apply')} kind="secondary" />
      </div>
    </form>
  );
}

function Nothing({ page: { t }, plan: { path } }: PlanProps): VNode {
  const isMeasuring = path.gapsOpen.length === 0 && path.measureFirst.length > 0;
  if (isMeasuring) {
    return (
      <section class="empty">
        <Text>{t('portal-employee:path.measure')}</Text>
        <LinkButton label={t('portal-employee:path.toCheck')} href="/check" />
      </section>
    );
  }
  return (
    <section class="empty">
      <Text>{t(path.gapsOpen.length > 0 ? 'portal-employee:path.nothing' : 'portal-employee:path.done')}</Text>
    </section>
  );
}

function OpenGaps({ page, plan: { path, names } }: PlanProps): VNode | null {
  const { t, locale } = page;
  if (path.gapsOpen.length === 0) return null;
  return (
    <section>
      <Heading>{t('portal-employee:path.open.title', { count: path.gapsOpen.length })}</Heading>
      <ul class="bullets kern-body">
        {path.gapsOpen.map(({ competence, reached, to, reason }) => (
          <li key={competence}>
            {t(`portal-employee:path.open.${reason}`, {
              competence: names.title(competence, locale),
              reached: levelWords(page, names, reached),
              to: levelWords(page, names, to),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function MeasureFirst({ page, plan: { path, names } }: PlanProps): VNode | null {
  const { t, locale } = page;
  if (path.measureFirst.length === 0) return null;
  return (
    <section>
      <Heading>{t('portal-employee:path.measureFirst.title')}</Heading>
      <Text>{t('portal-employee:path.measureFirst.lead')}</Text>
      <ul class="bullets kern-body">
        {path.measureFirst.map(({ competence, minimum }) => (
          <li key={competence}>
            {names.title(competence, locale)} –{' '}
            {t('portal-employee:target', { level: levelWords(page, names, minimum) })}
          </li>
        ))}
      </ul>
      {path.courses.length > 0 && (
        <LinkButton label={t('portal-employee:path.toCheck')} href="/check" kind="secondary" />
      )}
    </section>
  );
}
