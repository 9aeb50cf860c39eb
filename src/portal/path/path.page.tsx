import type { ComponentChildren, VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { atWorkplace, Heading, WorkplaceSwitch } from '../employee/parts.js';
import type { Workplaces } from '../employee/workplaces.service.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { fieldsOf } from './address.js';
import { CourseSearch } from './course-search.js';
import { LimitsForm } from './limits-form.js';
import { Dismissed, PinsLeft } from './marks.js';
import { LimitsBind, MeasureFirst, NextVoucher, NoCourse } from './open-gaps.js';
import type { PathData, Plan } from './path.service.js';
import { PathStep } from './path-step.js';

interface PathPageProps {
  readonly page: PageContext;
  readonly data: PathData;
}

interface PlanProps {
  readonly page: PageContext;
  readonly data: PathData;
  readonly plan: Plan;
}

export function PathPage({ page, data }: PathPageProps): VNode {
  const { plan, workplaces, asked } = data;
  if (plan === null) return <NoPost page={page} workplaces={workplaces} />;
  return (
    <Layout page={page} title={titleOf(page, plan)}>
      <Lead page={page} plan={plan} />
      <LimitsForm page={page} asked={asked} workplaces={workplaces} />
      <Nothing page={page} plan={plan} data={data} />
      <Steps page={page} data={data} plan={plan} />
      <LimitsBind page={page} plan={plan} asked={asked} />
      <NextVoucher page={page} plan={plan} />
      <NoCourse page={page} plan={plan} />
      <MeasureFirst page={page} plan={plan} workplaces={workplaces} />
      <PinsLeft page={page} plan={plan} />
      <Dismissed page={page} plan={plan} />
      <CourseSearch page={page} hidden={fieldsOf(asked)} />
      <Text muted>{page.t('portal-path:advice')}</Text>
    </Layout>
  );
}

/** What to do before there can be a path. */
export function NoPost({ page, workplaces }: { readonly page: PageContext; readonly workplaces: Workplaces }): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-path:titleNoPost')}>
      <WorkplaceSwitch page={page} workplaces={workplaces} action="/path" />
      <Text>{t('portal-path:noPost')}</Text>
      <LinkButton label={t('portal-employee:check.choosePost')} href={atWorkplace('/post', workplaces)} />
    </Layout>
  );
}

function titleOf({ t, format }: PageContext, { path }: Plan): string {
  const count = path.courses.length;
  if (count > 0) return t('portal-path:title', { count, duration: format.duration(path.cost.minutes) });
  if (path.gapsOpen.length > 0) return t('portal-path:titleNoCourse');
  if (path.gapsClosed.length > 0) return t('portal-path:titleCompleted');
  if (path.measureFirst.length > 0) return t('portal-path:titleMeasure');
  return t('portal-path:titleDone');
}

/** Where it leads, what it costs in all, and how sure that is. */
function Lead({ page, plan }: Omit<PlanProps, 'data'>): VNode {
  const { t, format, locale } = page;
  const { cost, courses, optimal, bound } = plan.path;
  const lead = t('portal-path:lead', { post: inLocale(plan.post.title, locale) });
  if (courses.length === 0) return <Text>{lead}</Text>;
  const price = cost.priceCents === 0 ? t('portal-path:costNothing') : format.money(cost.priceCents);
  const least = bound === null ? 'found' : 'foundAbove';
  return (
    <>
      <Text>
        {lead} {t('portal-path:cost', { duration: format.duration(cost.minutes), price })}{' '}
        {cost.vouchers > 0 && t('portal-path:costVouchers', { count: cost.vouchers })}
      </Text>
      <Text muted>
        {t(`portal-path:proof.${optimal ? 'proven' : least}`, { duration: format.duration(bound ?? 0) })}
      </Text>
    </>
  );
}

/** Without any course: what that means and what to do next. */
function Nothing({ page: { t }, plan: { path }, data }: PlanProps): VNode | null {
  if (path.courses.length > 0) return null;
  const to = (address: string) => atWorkplace(address, data.workplaces);
  const isMeasuring = path.measureFirst.length > 0;
  if (path.gapsOpen.length > 0) return <Empty text={t('portal-path:nothing')} />;
  if (path.gapsClosed.length > 0) {
    return (
      <Empty text={t('portal-path:completed')}>
        <LinkButton label={t('portal-path:checkAgain')} href={to('/check')} />
      </Empty>
    );
  }
  return (
    <Empty text={t(isMeasuring ? 'portal-path:measure' : 'portal-path:done')}>
      {isMeasuring ? (
        <LinkButton label={t('portal-path:toCheck')} href={to('/check')} />
      ) : (
        <LinkButton kind="secondary" label={t('portal-path:toMatches')} href={to('/matches')} />
      )}
    </Empty>
  );
}

function Empty({ text, children }: { readonly text: string; readonly children?: ComponentChildren }): VNode {
  return (
    <section class="empty">
      <Text>{text}</Text>
      {children}
    </section>
  );
}

/** The necessary part with what is wanted in any case, then the useful part, in one count. */
function Steps({ page, data, plan }: PlanProps): VNode {
  const { courses } = plan.path;
  const useful = courses.findIndex(({ part }) => part === 'useful');
  const border = useful < 0 ? courses.length : useful;
  return (
    <>
      {(['necessary', 'useful'] as const).map((part) => {
        const [from, to] = part === 'necessary' ? [0, border] : [border, courses.length];
        if (from === to) return null;
        return (
          <section key={part}>
            <Heading>{page.t(`portal-path:part.${part}`)}</Heading>
            <ol class="plain-list steps" start={from + 1}>
              {courses.slice(from, to).map((step, at) => (
                <li key={step.courseId}>
                  <PathStep page={page} data={data} plan={plan} at={from + at} />
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </>
  );
}
