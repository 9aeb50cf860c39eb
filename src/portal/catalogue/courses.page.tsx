import type { VNode } from 'preact';

import type { CourseSort, ListedCourse } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import { programmesFor } from '../employee/offers.js';
import { Bullets, Link } from '../employee/parts.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import type { CoursesData } from './courses.service.js';
import { FacetForm } from './facet-form.js';
import { addressOf } from './search.dto.js';
import { DidYouMean } from './suggestion.js';
import { durationWord, facetWord, languageWord, lessonWords, priceWord } from './words.js';

interface CoursesProps {
  readonly page: PageContext;
  readonly data: CoursesData;
}

const HERE = '/courses';
const SORTS: readonly CourseSort[] = ['relevance', 'title', 'duration', 'price'];

/** All published courses, found by words and narrowed by facets. */
export function CoursesPage({ page, data }: CoursesProps): VNode {
  const { t } = page;
  const { form, list, total, facets, names } = data;
  return (
    <Layout page={page} title={titleOf(page, data)} wide>
      <Text>{t('portal-catalogue:courses.lead')}</Text>
      <div class="beside">
        <FacetForm page={page} action={HERE} form={form} facets={facets} names={names} sorts={SORTS} />
        <div class="results">
          <DidYouMean page={page} action={HERE} suggestion={list.suggestion} />
          {total === 0 && <Nothing page={page} />}
          <ol class="plain-list steps">
            {list.items.map((course) => (
              <li key={course.id}>
                <CourseCard page={page} data={data} course={course} />
              </li>
            ))}
          </ol>
          {list.next !== null && (
            <LinkButton
              kind="secondary"
              label={t('portal-catalogue:next')}
              href={addressOf(HERE, form, { cursor: list.next })}
            />
          )}
        </div>
      </div>
    </Layout>
  );
}

function titleOf({ t }: PageContext, { total, list }: CoursesData): string {
  if (total === 0) return t('portal-catalogue:courses.none');
  return t(`portal-catalogue:courses.${list.suggestion === null ? 'title' : 'similar'}`, { count: total });
}

/** What to do when nothing fits. */
function Nothing({ page: { t } }: Pick<CoursesProps, 'page'>): VNode {
  const hints = ['fewer', 'spelling', 'path'].map((hint) => t(`portal-catalogue:courses.hints.${hint}`));
  return (
    <div class="empty">
      <Text>{t('portal-catalogue:courses.empty')}</Text>
      <Bullets items={hints} />
      <div class="row">
        <LinkButton kind="secondary" label={t('portal-catalogue:reset')} href={HERE} />
        <LinkButton kind="tertiary" label={t('portal-catalogue:courses.toPath')} href="/path" />
      </div>
    </div>
  );
}

function CourseCard({ page, data, course }: CoursesProps & { readonly course: ListedCourse }): VNode {
  const { t, locale } = page;
  const { names, programmes } = data;
  const price = priceWord(page, course.priceCents);
  const isPayable = programmesFor(programmes, course).length > 0;
  const facts = [
    course.provider,
    durationWord(page, course.minutes),
    isPayable ? t('portal-catalogue:courses.withVoucher', { price }) : price,
    ...course.formats.map((format) => facetWord(page, names, 'format', format)),
    ...course.languages.map((code) => languageWord(page, code)),
  ];
  return (
    <article class="kern-card kern-card--hug">
      <div class="kern-card__container">
        <h2 class="kern-title">
          <Link href={`/courses/${course.id}`}>{inLocale(course.title, locale)}</Link>
        </h2>
        <Text>{facts.join(' · ')}</Text>
        {course.lessons.length > 0 && <Bullets items={lessonWords(page, names, course)} />}
        {course.accessibility.length > 0 && (
          <Text muted>
            {course.accessibility.map((one) => facetWord(page, names, 'accessibility', one)).join(', ')}
          </Text>
        )}
      </div>
    </article>
  );
}
