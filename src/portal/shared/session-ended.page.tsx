import type { VNode } from 'preact';

import { Alert, LinkButton, Submit, Text } from './components.js';
import { Layout } from './layout.js';
import type { PageContext } from './page-context.js';
import { packed, type SentForm } from './sent-form.js';

interface SessionEndedProps {
  readonly page: PageContext;
  /** What could not be done without a session; it is kept in this page. */
  readonly form: SentForm;
  readonly back: string;
}

/** A form was sent after the session had ended: nothing of it is lost. */
export function SessionEndedPage({ page, form, back }: SessionEndedProps): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-shared:sessionEnded.title')}>
      <Alert kind="info" title={t('portal-shared:sessionEnded.kept')}>
        <Text>{t('portal-shared:sessionEnded.keptText')}</Text>
      </Alert>
      <form method="post" action="/sign-in/resume">
        <input type="hidden" name="pending" value={packed(form)} />
        <input type="hidden" name="return" value={back} />
        <Submit label={t('portal-shared:sessionEnded.signIn')} />
      </form>
      <LinkButton kind="tertiary" label={t('portal-shared:sessionEnded.discard')} href="/sign-in" />
    </Layout>
  );
}
