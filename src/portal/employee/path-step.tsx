import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { PathView } from '../../paths/index.js';
import { Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import type { PageContext } from '../shared/page-context.js';
import { courseFacts } from './course-facts.js';
import { programmesFor } from './offers.js';
import { levelWords, Link } from './parts.js';
import type { PathData } from './path.service.js';
import { RequestVoucher } from './request-voucher.js';
import type { Workplaces } from './workplaces.service.js';

interface PathStepProps {
  readonly page: PageContext;
  readonly plan: NonNullable<PathData['plan']>;
  readonly workplaces: Workplaces;
  /** Place of the step in the path, from 0 on. */
  readonly at: number;
}

export function PathStep({ page, plan, workplaces, at }: PathStepProps): VNode | null {
  const { t, locale } = page;
  const step = plan.path.courses[at];
  const course = step && plan.courses.get(step.courseId);
  if (step === undefined || course === undefined) return null;
  const name = inLocale(course.title, locale);
  const isPayable = programmesFor(plan.offers.programmes, course).length > 0;
  return (
    <div class="kern-card kern-card--hug">
      <div class="kern-card__container">
        <h2 class="kern-title">
          {t('portal-employee:path.step', { number: at + 1 })} <Link href={`/courses/${course.id}`}>{name}</Link>
        </h2>
        <Text muted>{t(`portal-employee:path.part.${step.part}`)}</Text>
        <Description items={courseFacts(page, course, isPayable)} />
        <Closes page={page} plan={plan} step={step} />
        <Text muted>{withoutIt(page, plan, step)}</Text>
        <RequestVoucher
          page={page}
          course={{ ...course, name }}
          offers={plan.offers}
          workplaces={workplaces}
          kind={at === 0 ? 'primary' : 'secondary'}
        />
      </div>
    </div>
  );
}

type Step = PathView['courses'][number];

interface ClosesProps extends Pick<PathStepProps, 'page' | 'plan'> {
  readonly step: Step;
}

function Closes({ page, plan: { names }, step }: ClosesProps): VNode {
  const { t, locale } = page;
  if (step.closes.length === 0) return <Text>{t('portal-employee:path.opensTheWay')}</Text>;
  return (
    <ul class="bullets kern-body">
      {step.closes.map(({ competence, from, to, closed }) => (
        <li key={competence}>
          {t(closed ? 'portal-employee:path.closes' : 'portal-employee:path.lifts', {
            competence: names.title(competence, locale),
            from: levelWords(page, names, from),
            to: levelWords(page, names, to),
          })}
        </li>
      ))}
    </ul>
  );
}

/** Why this course: what the path would be without it. */
function withoutIt(
  { t, format, locale }: PageContext,
  { path, names }: PathStepProps['plan'],
  { reasons }: Step,
): string {
  if (reasons.gapsLost.length > 0) {
    const competencies = reasons.gapsLost.map((code) => names.title(code, locale)).join(', ');
    return t('portal-employee:path.withoutOpen', { competencies });
  }
  const longer = reasons.costWithout.minutes - path.cost.minutes;
  if (longer > 0) return t('portal-employee:path.withoutLonger', { duration: format.duration(longer) });
  return t('portal-employee:path.withoutDearer', {
    price: format.money(reasons.costWithout.priceCents - path.cost.priceCents),
  });
}
