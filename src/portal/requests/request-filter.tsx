import type { VNode } from 'preact';

import { DeskField } from '../hr/desk-bar.js';
import { courseOf } from '../hr/names.js';
import { Input, LinkButton, Select, Submit } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeOptions } from '../shared/programme-names.js';
import { atDesk } from '../hr/desk-bar.js';
import { programmesOf } from './parts.js';
import type { RequestList } from './request-lists.service.js';
import { REQUEST_SORTS, REQUESTS_SHOWN } from './request-search.js';

interface RequestFilterProps {
  readonly page: PageContext;
  readonly found: RequestList;
}

/** What narrows and sorts the list: everything chosen is in the address. */
export function RequestFilter({ page, found }: RequestFilterProps): VNode {
  const { t, locale } = page;
  const { desk, search, courses, free } = found;
  const any = { value: '', label: t('portal-requests:filter.any') };
  const options = (values: readonly string[], of: string) =>
    values.map((value) => ({ value, label: t(`portal-requests:${of}.${value}`) }));
  return (
    <form method="get" action="/hr/requests" class="row filter" role="search">
      <DeskField desk={desk} />
      <Input id="q" type="search" label={t('portal-requests:filter.q')} value={search.q} maxLength={100} />
      <Select
        id="state"
        label={t('portal-requests:columns.state')}
        options={options(REQUESTS_SHOWN, 'filter.shown')}
        value={search.state ?? 'waiting'}
      />
      <Select
        id="programme"
        label={t('portal-requests:columns.programme')}
        options={[any, ...programmeOptions(page, programmesOf(free))]}
        value={search.programme}
      />
      <Select
        id="course"
        label={t('portal-requests:columns.course')}
        options={[
          any,
          ...courses.map(({ courseId, courseTitle }) => ({ value: courseId, label: courseOf(locale, courseTitle) })),
        ]}
        value={search.course}
      />
      <Select
        id="sort"
        label={t('portal-requests:filter.sort')}
        options={options(REQUEST_SORTS, 'filter.sorts')}
        value={search.sort ?? 'oldest'}
      />
      <div class="row">
        <Submit kind="secondary" label={t('portal-requests:filter.show')} />
        <LinkButton kind="tertiary" label={t('portal-requests:filter.reset')} href={atDesk('/hr/requests', desk)} />
      </div>
    </form>
  );
}
