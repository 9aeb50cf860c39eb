import type { VNode } from 'preact';

import { Heading } from '../employee/parts.js';
import { Input, Submit } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';

interface CourseSearchProps {
  readonly page: PageContext;
  /** The limits, which the search carries on. */
  readonly hidden: readonly (readonly [string, string])[];
  readonly q?: string;
}

/** "Why not …?": looks for the course that is meant. */
export function CourseSearch({ page: { t }, hidden, q }: CourseSearchProps): VNode {
  return (
    <section>
      <Heading>{t('portal-path:whyNot.search')}</Heading>
      <form method="get" action="/path/why-not" role="search">
        {hidden.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="row">
          <Input
            id="q"
            type="search"
            label={t('portal-path:whyNot.q')}
            hint={t('portal-path:whyNot.hint')}
            value={q}
            maxLength={200}
          />
          <Submit label={t('portal-path:whyNot.find')} kind="secondary" />
        </div>
      </form>
    </section>
  );
}
