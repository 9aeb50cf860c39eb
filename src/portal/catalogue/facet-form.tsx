import type { VNode } from 'preact';

import { COURSE_SORTS, type CourseSort, type FacetView } from '../../courses/index.js';
import type { Names } from '../employee/names.js';
import { Checkbox, Input, LinkButton, Select, Submit } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { SearchForm } from './search.dto.js';
import { facetWord } from './words.js';

interface FacetFormProps {
  readonly page: PageContext;
  readonly action: string;
  readonly form: SearchForm;
  readonly facets: readonly FacetView[];
  readonly names: Names;
  /** Orders that the page offers. */
  readonly sorts?: readonly CourseSort[];
}

/** Search, order and facets as one GET form: everything chosen is in the address. */
export function FacetForm({ page, action, form, facets, names, sorts = COURSE_SORTS }: FacetFormProps): VNode {
  const { t } = page;
  return (
    <form method="get" action={action} class="facets" role="search">
      <Input
        id="q"
        type="search"
        label={t('portal-catalogue:q')}
        hint={t('portal-catalogue:qHint')}
        value={form.q}
        maxLength={200}
      />
      <Select
        id="sort"
        label={t('portal-catalogue:sort')}
        options={sorts.map((value) => ({ value, label: t(`portal-catalogue:sorts.${value}`) }))}
        value={form.sort ?? 'relevance'}
      />
      {facets.map((view) => (
        <FacetChoice key={view.facet} page={page} view={view} names={names} />
      ))}
      <div class="row">
        <Submit label={t('portal-catalogue:show')} />
        <LinkButton kind="tertiary" label={t('portal-catalogue:reset')} href={action} />
      </div>
    </form>
  );
}

interface FacetChoiceProps extends Pick<FacetFormProps, 'page' | 'names'> {
  readonly view: FacetView;
}

function FacetChoice({ page, view: { facet, values }, names }: FacetChoiceProps): VNode | null {
  const { t } = page;
  if (values.length === 0) return null;
  const chosen = values.filter(({ selected }) => selected).length;
  const title = t(`portal-catalogue:facets.${facet}`);
  return (
    <details class="kern-accordion" open={chosen > 0}>
      <summary class="kern-accordion__header">
        <span class="kern-title">{chosen === 0 ? title : t('portal-catalogue:chosen', { title, count: chosen })}</span>
      </summary>
      <div class="kern-accordion__body">
        <fieldset class="kern-fieldset">
          <legend class="kern-label">{title}</legend>
          <div class="kern-fieldset__body">
            {values.map(({ value, count, selected }, at) => (
              <Checkbox
                key={value}
                id={`${facet}-${at}`}
                name={facet}
                value={value}
                label={t('portal-catalogue:value', { value: facetWord(page, names, facet, value), count })}
                checked={selected}
              />
            ))}
          </div>
        </fieldset>
      </div>
    </details>
  );
}
