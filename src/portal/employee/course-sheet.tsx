import type { VNode } from 'preact';

import type { Course } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import type { PageContext } from '../shared/page-context.js';
import { courseFacts } from './course-facts.js';
import { Names } from './names.js';
import { Bullets, Heading, levelWords, Link } from './parts.js';

export interface CourseSheetProps {
  readonly page: PageContext;
  readonly course: Course;
  /** Courses that must be completed before. */
  readonly before: readonly Course[];
  /** By vocabulary. */
  readonly names: ReadonlyMap<string, Names>;
  readonly isPayable: boolean;
}

const NAMELESS = new Names([], []);

/** Everything that is said of a course: to employees, and to its editor as they see it. */
export function CourseSheet(props: CourseSheetProps): VNode {
  const { page, course, isPayable } = props;
  const paragraphs = inLocale(course.description, page.locale)
    .split(/\n{2,}/)
    .filter(Boolean);
  return (
    <>
      {paragraphs.map((paragraph) => (
        <Text key={paragraph}>{paragraph}</Text>
      ))}
      <Description items={courseFacts(page, course, isPayable)} />
      <Lessons {...props} />
      <Requirements {...props} />
      <Before {...props} />
      {course.url !== null && (
        <Text>
          <Link href={course.url}>{page.t('portal-employee:course.atProvider', { provider: course.provider })}</Link>
        </Text>
      )}
    </>
  );
}

function Lessons({ page, course, names }: CourseSheetProps): VNode {
  const { t, locale } = page;
  if (course.lessons.length === 0) return <Text>{t('portal-employee:course.noLessons')}</Text>;
  const items = course.lessons.map(({ vocabulary, competence, from, to }) => {
    const known = names.get(vocabulary) ?? NAMELESS;
    const values = {
      competence: known.title(competence, locale),
      from: levelWords(page, known, from),
      to: levelWords(page, known, to),
    };
    return t(from === 0 ? 'portal-employee:course.lessonForAll' : 'portal-employee:course.lesson', values);
  });
  return (
    <section>
      <Heading>{t('portal-employee:course.teaches')}</Heading>
      <Bullets items={items} />
    </section>
  );
}

function Requirements({ page, course, names }: CourseSheetProps): VNode | null {
  if (course.requirements.length === 0) return null;
  const items = course.requirements.map(({ vocabulary, competence, level }) => {
    const known = names.get(vocabulary) ?? NAMELESS;
    return `${known.title(competence, page.locale)} – ${levelWords(page, known, level)}`;
  });
  return (
    <section>
      <Heading>{page.t('portal-employee:course.requires')}</Heading>
      <Bullets items={items} />
    </section>
  );
}

function Before({ page, before }: CourseSheetProps): VNode | null {
  if (before.length === 0) return null;
  return (
    <section>
      <Heading>{page.t('portal-employee:course.before')}</Heading>
      <Bullets
        items={before.map(({ id, title }) => (
          <Link key={id} href={`/courses/${id}`}>
            {inLocale(title, page.locale)}
          </Link>
        ))}
      />
    </section>
  );
}
