import type { VNode } from 'preact';

import { LinkButton, Submit, Text } from './components.js';
import { Layout } from './layout.js';
import type { PageContext } from './page-context.js';
import type { SentForm } from './sent-form.js';

interface SendAgainProps {
  readonly page: PageContext;
  readonly form: SentForm;
  /** The page that the form is on. */
  readonly back: string;
}

/** After signing in again: what was sent before is still here, and is done when the person says so. */
export function SendAgainPage({ page, form, back }: SendAgainProps): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-shared:sendAgain.title')}>
      <Text>{t('portal-shared:sendAgain.text')}</Text>
      <SendAgain form={form} label={t('portal-shared:sendAgain.send')} />
      <LinkButton kind="secondary" label={t('portal-shared:sendAgain.discard')} href={back} />
    </Layout>
  );
}

/** The form as it was sent, with a button. */
export function SendAgain({ form, label }: { readonly form: SentForm; readonly label: string }): VNode {
  return (
    <form method="post" action={form.action}>
      {form.fields.map(([name, value], at) => (
        <input key={at} type="hidden" name={name} value={value} />
      ))}
      <Submit label={label} />
    </form>
  );
}
