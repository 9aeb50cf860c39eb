import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Alert, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { CompletionBlock } from './completion-block.js';
import { CourseSheet } from './course-sheet.js';
import type { CourseData } from './course.service.js';
import { programmesFor } from './offers.js';
import { Link, WorkplaceSwitch } from './parts.js';
import { RequestVoucher } from './request-voucher.js';

interface CoursePageProps {
  readonly page: PageContext;
  readonly data: CourseData;
}

export function CoursePage({ page, data }: CoursePageProps): VNode {
  const { t, locale } = page;
  const { course, asking } = data;
  const name = inLocale(course.title, locale);
  const isPayable = asking !== null && programmesFor(asking.offers.programmes, course).length > 0;
  return (
    <Layout page={page} title={name}>
      {course.state !== 'published' && <Alert kind="info" title={t('portal-employee:course.withdrawn')} />}
      <CourseSheet page={page} course={course} before={data.before} names={data.names} isPayable={isPayable} />
      {asking !== null && course.state === 'published' && (
        <>
          <WorkplaceSwitch page={page} workplaces={asking.workplaces} action={`/courses/${course.id}`} />
          <RequestVoucher page={page} course={{ ...course, name }} {...asking} />
        </>
      )}
      {asking !== null && <CompletionBlock page={page} course={course} stand={asking.completion} />}
      {asking !== null && (
        <Text>
          <Link href={`/path/why-not/${course.id}`}>{t('portal-employee:course.whyNot')}</Link>
        </Text>
      )}
      <Text>
        <Link href="/path">{t('portal-employee:course.toPath')}</Link>
      </Text>
    </Layout>
  );
}
