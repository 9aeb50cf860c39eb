import type { VNode } from 'preact';

import { Select, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { CAREER_LEVELS, DOMAINS, GROUPS } from './post.dto.js';
import type { PostSearch } from './post.service.js';

interface PostHelperProps {
  readonly page: PageContext;
  readonly search: PostSearch;
}

/** Three plain questions for who does not know under which words their post is found; the answers are the facets of the search. */
export function PostHelper({ page: { t }, search }: PostHelperProps): VNode {
  const question = (name: 'domain' | 'group' | 'careerLevel', values: readonly string[]) => (
    <Select
      id={`unsure-${name}`}
      name={name}
      label={t(`portal-employee:post.unsure.${name}.question`)}
      options={[
        { value: '', label: t('portal-employee:post.unsure.open') },
        ...values.map((value) => ({ value, label: t(`portal-employee:post.unsure.${name}.${value}`) })),
      ]}
      value={search[name]}
    />
  );
  return (
    <details class="kern-body" open={search.unsure !== undefined}>
      <summary>{t('portal-employee:post.unsure.summary')}</summary>
      <form method="get" action="/post" aria-label={t('portal-employee:post.unsure.summary')}>
        <Text>{t('portal-employee:post.unsure.lead')}</Text>
        {search.municipalityId !== undefined && (
          <input type="hidden" name="municipalityId" value={search.municipalityId} />
        )}
        <input type="hidden" name="unsure" value="yes" />
        {question('domain', DOMAINS)}
        {question('group', GROUPS)}
        {question('careerLevel', CAREER_LEVELS)}
        <Submit label={t('portal-employee:post.unsure.submit')} kind="secondary" />
      </form>
    </details>
  );
}
