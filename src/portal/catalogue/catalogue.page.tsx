import type { VNode } from 'preact';

import { COURSE_SORTS, type CourseSort, type ListedCourse } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Bullets, Link } from '../employee/parts.js';
import { LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { BulkFields } from './bulk-fields.js';
import type { CatalogueData } from './catalogue.service.js';
import { FacetForm } from './facet-form.js';
import { addressOf } from './search.dto.js';
import { DidYouMean } from './suggestion.js';
import { durationWord, priceWord } from './words.js';

interface CatalogueProps {
  readonly page: PageContext;
  readonly data: CatalogueData;
}

const HERE = '/admin/courses';

/** The catalogue for those who keep it: found by words and facets, with what is to be mended, changed one by one or many at once. */
export function CataloguePage({ page, data }: CatalogueProps): VNode {
  const { t } = page;
  const { form, list, total, facets, names } = data;
  return (
    <Layout page={page} title={t('portal-catalogue:catalogue.title', { count: total })} wide>
      <div class="row">
        <LinkButton label={t('portal-catalogue:catalogue.new')} href={`${HERE}/new`} />
        <LinkButton kind="secondary" label={t('portal-catalogue:catalogue.coverage')} href={`${HERE}/coverage`} />
        <LinkButton kind="secondary" label={t('portal-catalogue:catalogue.import')} href="/admin/imports" />
        <LinkButton
          kind="tertiary"
          label={t('portal-catalogue:catalogue.export')}
          href={addressOf(`${HERE}/export`, form, {})}
        />
        <LinkButton kind="tertiary" label={t('portal-exchange:catalogue.sources')} href={`${HERE}/sources`} />
        <LinkButton kind="tertiary" label={t('portal-exchange:catalogue.links')} href={`${HERE}/links`} />
        <LinkButton kind="tertiary" label={t('portal-exchange:catalogue.platforms')} href="/admin/course-platforms" />
        <LinkButton kind="tertiary" label={t('portal-exchange:catalogue.moochub')} href="/api/v1/courses/export" />
      </div>
      <div class="beside">
        <FacetForm page={page} action={HERE} form={form} facets={facets} names={names} />
        <div class="results">
          <DidYouMean page={page} action={HERE} suggestion={list.suggestion} />
          <SortLinks page={page} data={data} />
          <form method="post" action={`${HERE}/bulk`}>
            <CourseTable page={page} courses={list.items} />
            {list.items.length > 0 && <BulkFields page={page} names={names} />}
          </form>
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

/** The order by one click, beside the one in the form. */
function SortLinks({ page: { t }, data: { form } }: CatalogueProps): VNode {
  const current: CourseSort = form.sort ?? 'relevance';
  return (
    <nav aria-label={t('portal-catalogue:sort')}>
      <ul class="plain-list row">
        {COURSE_SORTS.map((sort) => (
          <li key={sort}>
            <a
              class="kern-link"
              href={addressOf(HERE, form, { sort })}
              {...(sort === current && { 'aria-current': 'true' as const })}
            >
              {t(`portal-catalogue:sorts.${sort}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface CourseTableProps {
  readonly page: PageContext;
  readonly courses: readonly ListedCourse[];
}

function CourseTable({ page, courses }: CourseTableProps): VNode {
  const { t, locale, format } = page;
  const name = (key: string) => t(`portal-catalogue:columns.${key}`);
  return (
    <Table<ListedCourse>
      caption={t('portal-catalogue:catalogue.caption')}
      rows={courses}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-catalogue:catalogue.empty')}</Text>}
      columns={[
        {
          key: 'title',
          title: name('title'),
          cell: (course) => (
            <>
              <Link href={`${HERE}/${course.id}`}>{inLocale(course.title, locale)}</Link>
              <span class="cell-note"> {course.code}</span>
            </>
          ),
        },
        { key: 'choose', title: name('choose'), cell: (course) => <Choose page={page} course={course} /> },
        { key: 'provider', title: name('provider'), cell: ({ provider }) => provider },
        { key: 'state', title: name('state'), cell: ({ state }) => t(`portal-catalogue:values.state.${state}`) },
        { key: 'duration', title: name('duration'), numeric: true, cell: ({ minutes }) => durationWord(page, minutes) },
        { key: 'price', title: name('price'), numeric: true, cell: ({ priceCents }) => priceWord(page, priceCents) },
        { key: 'marks', title: name('marks'), cell: ({ marks }) => <Marks page={page} marks={marks} /> },
        { key: 'changed', title: name('changed'), cell: ({ updatedAt }) => format.day(updatedAt) },
      ]}
    />
  );
}

function Choose({ page: { t, locale }, course }: { readonly page: PageContext; readonly course: ListedCourse }): VNode {
  const id = `choose-${course.id}`;
  return (
    <span class="kern-form-check">
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        id={id}
        name="courses"
        value={`${course.id}:${course.revision}`}
      />
      <label class="kern-label only-heard" for={id}>
        {t('portal-catalogue:catalogue.choose', { title: inLocale(course.title, locale) })}
      </label>
    </span>
  );
}

function Marks({
  page: { t },
  marks,
}: {
  readonly page: PageContext;
  readonly marks: readonly string[];
}): VNode | null {
  return marks.length === 0 ? null : <Bullets items={marks.map((mark) => t(`portal-catalogue:values.mark.${mark}`))} />;
}
