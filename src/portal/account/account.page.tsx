import type { VNode } from 'preact';

import { type OwnSession, PASSWORD_LENGTH, type Person } from '../../accounts/index.js';
import type { Failure } from '../../platform/http/problem.js';
import { Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Refusal } from './refusal.js';
import { SessionList } from './session-list.js';

interface AccountProps {
  readonly page: PageContext;
  readonly person: Person;
  readonly sessions: readonly OwnSession[];
  readonly refusal?: Failure | undefined;
}

export function AccountPage({ page, person, sessions, refusal }: AccountProps): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-account:title', { email: person.email })} wide>
      <Refusal page={page} refusal={refusal} />
      <PasswordForm page={page} />
      <EmailForm page={page} />
      <section aria-labelledby="factor-heading">
        <h2 class="kern-heading-medium" id="factor-heading">
          {t('portal-account:factor.heading')}
        </h2>
        <Text>{t('portal-account:factor.what')}</Text>
        <LinkButton kind="secondary" label={t('portal-account:factor.open')} href="/account/second-factor" />
      </section>
      <SessionList page={page} sessions={sessions} />
      <div class="row">
        <LinkButton kind="secondary" label={t('portal-account:accesses')} href="/my-data/accesses" />
        <LinkButton kind="secondary" label={t('portal-account:rightsRequests')} href="/my-data/requests" />
      </div>
    </Layout>
  );
}

function PasswordForm({ page: { t } }: { readonly page: PageContext }): VNode {
  return (
    <section aria-labelledby="password-heading">
      <h2 class="kern-heading-medium" id="password-heading">
        {t('portal-account:password.heading')}
      </h2>
      <Text>{t('portal-account:password.what')}</Text>
      <form method="post" action="/account/password">
        <Input
          id="current"
          type="password"
          label={t('portal-account:password.current')}
          autocomplete="current-password"
          required
        />
        <NewPassword id="password" t={t} />
        <Submit label={t('portal-account:password.submit')} />
      </form>
    </section>
  );
}

/** The field for a new password; the browser offers one. */
export function NewPassword({ id, t }: { readonly id: string; readonly t: PageContext['t'] }): VNode {
  return (
    <Input
      id={id}
      type="password"
      label={t('portal-account:password.new')}
      hint={t('portal-account:password.hint', { minimum: PASSWORD_LENGTH.shortest })}
      autocomplete="new-password"
      required
    />
  );
}

function EmailForm({ page: { t } }: { readonly page: PageContext }): VNode {
  return (
    <section aria-labelledby="email-heading">
      <h2 class="kern-heading-medium" id="email-heading">
        {t('portal-account:email.heading')}
      </h2>
      <Text>{t('portal-account:email.what')}</Text>
      <form method="post" action="/account/email">
        <Input id="email" type="email" label={t('portal-account:email.new')} autocomplete="email" required />
        <Input
          id="email-password"
          name="password"
          type="password"
          label={t('portal-account:password.current')}
          autocomplete="current-password"
          required
        />
        <Submit kind="secondary" label={t('portal-account:email.submit')} />
      </form>
    </section>
  );
}
