import type { VNode } from 'preact';

import type { Failure } from '../../platform/http/problem.js';
import { Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { NewPassword } from './account.page.js';
import { Refusal } from './refusal.js';

interface PageProps {
  readonly page: PageContext;
  readonly refusal?: Failure | undefined;
}

type LinkProps = PageProps & { readonly token: string; readonly isGood: boolean };

export function ForgottenPage({ page, refusal }: PageProps): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-account:forgotten.title')}>
      <Refusal page={page} refusal={refusal} />
      <Text>{t('portal-account:forgotten.what')}</Text>
      <form method="post" action="/password/forgotten">
        <Input id="email" type="email" label={t('portal-account:forgotten.email')} autocomplete="username" required />
        <div class="row">
          <Submit label={t('portal-account:forgotten.submit')} />
          <LinkButton kind="secondary" label={t('portal-account:toSignIn')} href="/sign-in" />
        </div>
      </form>
    </Layout>
  );
}

export function NewPasswordPage({ page, token, isGood, refusal }: LinkProps): VNode {
  const { t } = page;
  if (!isGood) return <UsedLink page={page} again="/password/forgotten" />;
  return (
    <Layout page={page} title={t('portal-account:new.title')}>
      <Refusal page={page} refusal={refusal} />
      <Text>{t('portal-account:new.what')}</Text>
      <form method="post" action="/password/new">
        <input type="hidden" name="token" value={token} />
        <NewPassword id="password" t={t} />
        <Submit label={t('portal-account:new.submit')} />
      </form>
    </Layout>
  );
}

export function ConfirmEmailPage({ page, token, isGood }: LinkProps): VNode {
  const { t } = page;
  if (!isGood) return <UsedLink page={page} again="/account" />;
  return (
    <Layout page={page} title={t('portal-account:confirm.title')}>
      <Text>{t('portal-account:confirm.what')}</Text>
      <form method="post" action="/email/confirm">
        <input type="hidden" name="token" value={token} />
        <Submit label={t('portal-account:confirm.submit')} />
      </form>
    </Layout>
  );
}

function UsedLink({ page, again }: { readonly page: PageContext; readonly again: string }): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-account:used.title')}>
      <Text>{t('portal-account:used.what')}</Text>
      <div class="row">
        <LinkButton label={t('portal-account:used.again')} href={again} />
        <LinkButton kind="secondary" label={t('portal-account:toSignIn')} href="/sign-in" />
      </div>
    </Layout>
  );
}
