import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { Plan } from './path.service.js';
import { competenceWords, costWords, courseWords, differenceWords } from './words.js';

interface ReasonsProps {
  readonly page: PageContext;
  readonly plan: Plan;
  readonly step: Plan['path']['courses'][number];
}

/** Why this course: what the path would be without it, and what comes nearest to it. */
export function Reasons({ page, plan, step }: ReasonsProps): VNode {
  const { t } = page;
  const { reasons } = step;
  return (
    <>
      <Text>{withoutIt(page, plan, step)}</Text>
      <details class="kern-accordion">
        <summary class="kern-accordion__header">
          <span class="kern-title">{t('portal-path:reasons.title')}</span>
        </summary>
        <div class="kern-accordion__body">
          <ul class="bullets kern-body">
            <li>{t('portal-path:reasons.with', { cost: costWords(page, plan.path.cost) })}</li>
            <li>{t('portal-path:reasons.without', { cost: costWords(page, reasons.costWithout) })}</li>
            {reasons.replacedBy.length > 0 && (
              <li>{t('portal-path:reasons.replacedBy', { courses: courseWords(page, plan, reasons.replacedBy) })}</li>
            )}
            <li>
              <Nearest page={page} plan={plan} step={step} />
            </li>
          </ul>
        </div>
      </details>
    </>
  );
}

function withoutIt(page: PageContext, { path, names }: Plan, { part, reasons }: ReasonsProps['step']): string {
  const { t } = page;
  const { gapsLost, costWithout } = reasons;
  const difference = differenceWords(page, path.cost, costWithout);
  if (gapsLost.length > 0) {
    return t('portal-path:without.open', { competencies: competenceWords(page, names, gapsLost) });
  }
  if (difference === null) {
    const count = costWithout.courses - path.cost.courses;
    return count > 0 ? t('portal-path:without.more', { count }) : t('portal-path:without.same');
  }
  const isLighter = costWithout.minutes < path.cost.minutes;
  if (part === 'pinned' && isLighter) return t('portal-path:without.wanted', { difference });
  return t(isLighter ? 'portal-path:without.less' : 'portal-path:without.other', { difference });
}

/** The one course that gives most of what this one gives, in its place. */
function Nearest({ page, plan, step }: ReasonsProps): VNode {
  const { t, locale } = page;
  const { nearest } = step.reasons;
  const course = nearest && plan.courses.get(nearest.courseId);
  if (nearest === null || course === null || course === undefined) return <>{t('portal-path:nearest.none')}</>;
  const difference = differenceWords(page, plan.path.cost, nearest.cost);
  return (
    <>
      {t('portal-path:nearest.is')} <Link href={`/courses/${course.id}`}>{inLocale(course.title, locale)}</Link>.{' '}
      {difference === null ? t('portal-path:nearest.same') : t('portal-path:nearest.would', { difference })}{' '}
      {nearest.gapsLost.length > 0 &&
        t('portal-path:nearest.loses', { competencies: competenceWords(page, plan.names, nearest.gapsLost) })}
    </>
  );
}
