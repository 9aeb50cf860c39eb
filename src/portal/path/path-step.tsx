import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { courseFacts } from '../employee/course-facts.js';
import { programmesFor } from '../employee/offers.js';
import { atWorkplace, levelWords, Link } from '../employee/parts.js';
import { RequestVoucher } from '../employee/request-voucher.js';
import { Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import type { PageContext } from '../shared/page-context.js';
import { MarkForms } from './marks.js';
import type { PathData, Plan } from './path.service.js';
import { Reasons } from './reasons.js';

interface PathStepProps {
  readonly page: PageContext;
  readonly data: PathData;
  readonly plan: Plan;
  /** Place of the step in the path, from 0 on. */
  readonly at: number;
}

export function PathStep({ page, data: { workplaces }, plan, at }: PathStepProps): VNode | null {
  const { t, locale } = page;
  const step = plan.path.courses[at];
  const course = step && plan.courses.get(step.courseId);
  if (step === undefined || course === undefined) return null;
  const name = inLocale(course.title, locale);
  const isPayable = programmesFor(plan.offers.programmes, course).length > 0;
  return (
    <article class="kern-card kern-card--hug">
      <div class="kern-card__container">
        <h3 class="kern-title">
          {t('portal-path:step', { number: at + 1 })} <Link href={`/courses/${course.id}`}>{name}</Link>
        </h3>
        {step.part === 'pinned' && <Text muted>{t('portal-path:part.pinned')}</Text>}
        <Closes page={page} plan={plan} step={step} />
        {sparedByQuestions(plan, step) && (
          <Text>
            {t('portal-path:openHint')} <Link href={atWorkplace('/check', workplaces)}>{t('portal-path:toCheck')}</Link>
          </Text>
        )}
        <Description items={courseFacts(page, course, isPayable)} />
        <Reasons page={page} plan={plan} step={step} />
        <RequestVoucher
          page={page}
          course={{ ...course, name }}
          offers={plan.offers}
          workplaces={workplaces}
          kind={at === 0 ? 'primary' : 'secondary'}
        />
        <MarkForms
          page={page}
          course={{ id: course.id, name }}
          mark={step.part === 'pinned' ? 'pin' : null}
          workplaces={workplaces}
        />
      </div>
    </article>
  );
}

type Step = Plan['path']['courses'][number];

interface ClosesProps extends Pick<PathStepProps, 'page' | 'plan'> {
  readonly step: Step;
}

function Closes({ page, plan: { names }, step }: ClosesProps): VNode {
  const { t, locale } = page;
  if (step.closes.length === 0) {
    return <Text>{t(step.part === 'pinned' ? 'portal-path:closesNone' : 'portal-path:opensTheWay')}</Text>;
  }
  return (
    <ul class="bullets kern-body">
      {step.closes.map(({ competence, from, to, closed }) => (
        <li key={competence}>
          {t(closed ? 'portal-path:closes' : 'portal-path:lifts', {
            competence: names.title(competence, locale),
            from: levelWords(page, names, from),
            to: levelWords(page, names, to),
          })}
        </li>
      ))}
    </ul>
  );
}

/** Whether everything the course is for is still open in the match: a few answers could show that it is not needed. */
function sparedByQuestions({ path }: Plan, { closes }: Step): boolean {
  const gaps = [...path.gapsClosed, ...path.gapsOpen];
  const isOpen = (competence: string) => gaps.some((gap) => gap.competence === competence && gap.open);
  return closes.length > 0 && closes.every(({ competence }) => isOpen(competence));
}
