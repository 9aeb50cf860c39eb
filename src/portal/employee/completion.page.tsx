import type { VNode } from 'preact';

import type { Course } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Field, Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

interface CompletionPageProps {
  readonly page: PageContext;
  readonly course: Course;
}

/** Asks for the proof, and says what becomes of it. */
export function CompletionPage({ page, course }: CompletionPageProps): VNode {
  const { t, locale } = page;
  const name = inLocale(course.title, locale);
  return (
    <Layout page={page} title={t('portal-exchange:proof.title', { course: name })}>
      <Text>{t('portal-exchange:proof.lead')}</Text>
      <form class="narrow" method="post" action={`/courses/${course.id}/completion`}>
        <Field id="text" label={t('portal-exchange:proof.text')} hint={t('portal-exchange:proof.textHint')}>
          {(field) => <textarea class="kern-form-input__input" rows={4} maxLength={2_000} {...field} />}
        </Field>
        <Input
          id="url"
          type="url"
          label={t('portal-exchange:proof.url')}
          hint={t('portal-exchange:proof.urlHint')}
          maxLength={2_000}
        />
        <div class="row">
          <Submit label={t('portal-exchange:proof.send')} />
          <LinkButton kind="secondary" label={t('portal-exchange:proof.back')} href={`/courses/${course.id}`} />
        </div>
      </form>
    </Layout>
  );
}
