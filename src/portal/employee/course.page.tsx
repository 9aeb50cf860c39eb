import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Alert, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { courseFacts } from './course-facts.js';
import type { CourseData } from './course.service.js';
import { Names } from './names.js';
import { programmesFor } from './offers.js';
import { Heading, levelWords, Link, WorkplaceSwitch } from './parts.js';
import { RequestVoucher } from './request-voucher.js';

interface CoursePageProps {
  readonly page: PageContext;
  readonly data: CourseData;
}

const NAMELESS = new Names([], []);

export function CoursePage({ page, data }: CoursePageProps): VNode {
  const { t, locale } = page;
  const { course, asking } = data;
  const name = inLocale(course.title, locale);
  const isPayable = asking !== null && programmesFor(asking.offers.programmes, course).length > 0;
  const paragraphs = inLocale(course.description, locale)
    .split(/\n{2,}/)
    .filter(Boolean);
  return (
    <Layout page={page} title={name}>
      {course.state !== 'published' && <Alert kind="info" title={t('portal-employee:course.withdrawn')} />}
      {paragraphs.map((paragraph) => (
        <Text key={paragraph}>{paragraph}</Text>
      ))}
      <Description items={courseFacts(page, course, isPayable)} />
      <Lessons page={page} data={data} />
      <Requirements page={page} data={data} />
      {course.url !== null && (
        <Text>
          <Link href={course.url}>{t('portal-employee:course.atProvider', { provider: course.provider })}</Link>
        </Text>
      )}
      {asking !== null && course.state === 'published' && (
        <>
          <WorkplaceSwitch page={page} workplaces={asking.workplaces} action={`/courses/${course.id}`} />
          <RequestVoucher page={page} course={{ ...course, name }} {...asking} />
        </>
      )}
      <Text>
        <Link href="/path">{t('portal-employee:course.toPath')}</Link>
      </Text>
    </Layout>
  );
}

function Lessons({ page, data: { course, names } }: CoursePageProps): VNode {
  const { t, locale } = page;
  if (course.lessons.length === 0) return <Text>{t('portal-employee:course.noLessons')}</Text>;
  return (
    <section>
      <Heading>{t('portal-employee:course.teaches')}</Heading>
      <ul class="bullets kern-body">
        {course.lessons.map(({ vocabulary, competence, from, to }) => {
          const known = names.get(vocabulary) ?? NAMELESS;
          const values = {
            competence: known.title(competence, locale),
            from: levelWords(page, known, from),
            to: levelWords(page, known, to),
          };
          return (
            <li key={competence}>
              {t(from === 0 ? 'portal-employee:course.lessonForAll' : 'portal-employee:course.lesson', values)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Requirements({ page, data: { course, names } }: CoursePageProps): VNode | null {
  const { t, locale } = page;
  if (course.requirements.length === 0) return null;
  return (
    <section>
      <Heading>{t('portal-employee:course.requires')}</Heading>
      <ul class="bullets kern-body">
        {course.requirements.map(({ vocabulary, competence, level }) => {
          const known = names.get(vocabulary) ?? NAMELESS;
          return (
            <li key={competence}>
              {known.title(competence, locale)} – {levelWords(page, known, level)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
