import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { MARK_LIMITS, type MarkKind } from '../../paths/index.js';
import { Heading, Link, SameWorkplace } from '../employee/parts.js';
import type { Workplaces } from '../employee/workplaces.service.js';
import { Input, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { Plan } from './path.service.js';
import { whyNotWords } from './words.js';

interface MarkedCourse {
  readonly id: string;
  readonly name: string;
}

interface MarkFormsProps {
  readonly page: PageContext;
  readonly course: MarkedCourse;
  /** What the person has said of the course so far. */
  readonly mark: MarkKind | null;
  readonly workplaces: Workplaces;
}

/** Wants a course in the path in any case, does not want it for a reason, or takes that back. */
export function MarkForms({ page, course, mark, workplaces }: MarkFormsProps): VNode {
  const { t } = page;
  if (mark !== null) return <Undo page={page} course={course} label={t(`portal-path:marks.undo.${mark}`)} />;
  return (
    <>
      <form method="post" action="/path/pins">
        <Whose page={page} course={course} />
        <SameWorkplace workplaces={workplaces} />
        <Submit kind="tertiary" label={t('portal-path:marks.pin')} about={course.name} />
      </form>
      <details class="kern-accordion">
        <summary class="kern-accordion__header">
          <span class="kern-title">{t('portal-path:marks.dismiss')}</span>
        </summary>
        <div class="kern-accordion__body">
          <form method="post" action="/path/dismissals">
            <Whose page={page} course={course} />
            <SameWorkplace workplaces={workplaces} />
            <Input
              id={`reason-${course.id}`}
              name="reason"
              label={t('portal-path:marks.reason')}
              hint={t('portal-path:marks.reasonHint')}
              required
              maxLength={MARK_LIMITS.reason}
            />
            <Submit kind="secondary" label={t('portal-path:marks.confirm')} about={course.name} />
          </form>
        </div>
      </details>
    </>
  );
}

interface UndoProps extends Pick<MarkFormsProps, 'page' | 'course'> {
  readonly label: string;
}

function Undo({ page, course, label }: UndoProps): VNode {
  return (
    <form method="post" action="/path/marks/remove">
      <Whose page={page} course={course} />
      <Submit kind="tertiary" label={label} about={course.name} />
    </form>
  );
}

function Whose({ page, course }: Pick<MarkFormsProps, 'page' | 'course'>): VNode {
  return (
    <>
      <input type="hidden" name="courseId" value={course.id} />
      <input type="hidden" name="back" value={page.path} />
    </>
  );
}

interface MarksProps {
  readonly page: PageContext;
  readonly plan: Plan;
}

/** Wanted courses that have no place in the path, and why. */
export function PinsLeft({ page, plan: { path, names } }: MarksProps): VNode | null {
  const { t, locale } = page;
  if (path.pinsLeft.length === 0) return null;
  return (
    <section>
      <Heading>{t('portal-path:pinsLeft.title', { count: path.pinsLeft.length })}</Heading>
      <ul class="plain-list entries">
        {path.pinsLeft.map((left) => {
          const title = path.marks.find(({ courseId }) => courseId === left.courseId)?.title ?? {};
          const course = { id: left.courseId, name: inLocale(title, locale) };
          return (
            <li key={course.id}>
              <Text>
                <Link href={`/courses/${course.id}`}>{course.name}</Link>: {whyNotWords(page, names, left)}
              </Text>
              <Undo page={page} course={course} label={t('portal-path:marks.undo.pin')} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Courses that the person does not want, with their reason. */
export function Dismissed({ page, plan: { path } }: MarksProps): VNode | null {
  const { t, format, locale } = page;
  const dismissed = path.marks.filter(({ kind }) => kind === 'dismissal');
  if (dismissed.length === 0) return null;
  return (
    <section>
      <Heading>{t('portal-path:dismissed.title', { count: dismissed.length })}</Heading>
      <ul class="plain-list entries">
        {dismissed.map(({ courseId, title, reason, createdAt }) => {
          const course = { id: courseId, name: inLocale(title, locale) };
          return (
            <li key={courseId}>
              <Text>
                <Link href={`/courses/${courseId}`}>{course.name}</Link>{' '}
                {t('portal-path:dismissed.because', { reason, day: format.day(createdAt) })}
              </Text>
              <Undo page={page} course={course} label={t('portal-path:marks.undo.dismissal')} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
