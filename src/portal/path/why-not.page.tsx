import type { VNode } from 'preact';

import type { CourseList } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import type { WhyNot } from '../../paths/index.js';
import { Link } from '../employee/parts.js';
import { LinkButton, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { addressOf, fieldsOf } from './address.js';
import { CourseSearch } from './course-search.js';
import { MarkForms } from './marks.js';
import type { WhyNotForm } from './path.dto.js';
import { NoPost } from './path.page.js';
import type { Plan } from './path.service.js';
import type { WhyNotData } from './why-not.service.js';
import { competenceWords, costWords, differenceWords, whyNotWords } from './words.js';

interface WhyNotProps {
  readonly page: PageContext;
  readonly data: WhyNotData;
}

/** Why the path is as it is and not with this course, in words and numbers. */
export function WhyNotPage({ page, data }: WhyNotProps): VNode {
  const { t, locale } = page;
  const { course, plan, why, asked, workplaces } = data;
  if (plan === null || why === null) return <NoPost page={page} workplaces={workplaces} />;
  const name = inLocale(course.title, locale);
  const mark = plan.path.marks.find(({ courseId }) => courseId === course.id)?.kind ?? null;
  const isMarkable = mark !== null || !['completed', 'not-offered'].includes(why.reason);
  return (
    <Layout page={page} title={t(`portal-path:whyNot.${why.reason === 'in-path' ? 'why' : 'title'}`, { name })}>
      <Text>{whyNotWords(page, plan.names, why)}</Text>
      <WithIt page={page} plan={plan} why={why} />
      {isMarkable && <MarkForms page={page} course={{ id: course.id, name }} mark={mark} workplaces={workplaces} />}
      <div class="row">
        <LinkButton kind="secondary" label={t('portal-path:whyNot.toPath')} href={addressOf('/path', asked)} />
        <LinkButton kind="tertiary" label={t('portal-path:whyNot.toCourse')} href={`/courses/${course.id}`} />
      </div>
      <CourseSearch page={page} hidden={fieldsOf(asked)} />
    </Layout>
  );
}

/** The best path that holds the course, beside the recommended one. */
function WithIt({ page, plan, why }: Pick<WhyNotProps, 'page'> & { readonly plan: Plan; why: WhyNot }): VNode | null {
  const { t } = page;
  const { cost } = plan.path;
  if (why.costWith === null) return null;
  const difference = differenceWords(page, cost, why.costWith);
  return (
    <>
      {difference !== null && <Text>{t('portal-path:whyNot.would', { difference })}</Text>}
      {why.gapsLost.length > 0 && (
        <Text>{t('portal-path:nearest.loses', { competencies: competenceWords(page, plan.names, why.gapsLost) })}</Text>
      )}
      <Description
        items={[
          { key: t('portal-path:whyNot.recommended'), value: costWords(page, cost) },
          { key: t('portal-path:whyNot.withIt'), value: costWords(page, why.costWith) },
        ]}
      />
    </>
  );
}

interface SearchProps {
  readonly page: PageContext;
  readonly form: WhyNotForm;
  readonly list: CourseList;
}

/** Which course is meant? */
export function WhyNotSearchPage({ page, form, list }: SearchProps): VNode {
  const { t, locale, format } = page;
  return (
    <Layout page={page} title={t('portal-path:whyNot.found', { count: list.items.length })}>
      {list.suggestion !== null && <Text>{t('portal-path:whyNot.similar', { suggestion: list.suggestion })}</Text>}
      {list.items.length === 0 && <Text>{t('portal-path:whyNot.nothing')}</Text>}
      <ul class="bullets kern-body">
        {list.items.map(({ id, title, provider, minutes }) => (
          <li key={id}>
            <Link href={addressOf(`/path/why-not/${id}`, form)}>{inLocale(title, locale)}</Link>
            {` – ${[provider, ...(minutes === null ? [] : [format.duration(minutes)])].join(', ')}`}
          </li>
        ))}
      </ul>
      <CourseSearch page={page} hidden={fieldsOf(form)} q={form.q} />
      <LinkButton kind="secondary" label={t('portal-path:whyNot.toPath')} href={addressOf('/path', form)} />
    </Layout>
  );
}
