import type { VNode } from 'preact';

import type { DemoLogin } from '../../accounts/index.js';
import { Alert, Input, Submit, Text } from './components.js';
import { DEMO_PASSWORD } from './demo-password.js';
import { Layout } from './layout.js';
import type { PageContext } from './page-context.js';
import type { SignInWays } from './sign-in-ways.service.js';
import { Table } from './table.js';

interface SignInProps extends SignInWays {
  readonly page: PageContext;
  /** Where the person wanted to go. */
  readonly back: string;
  /** What they had sent before, carried along. */
  readonly pending?: string | undefined;
  /** They were signed in, and that is over. */
  readonly ended?: boolean;
  readonly email?: string;
  /** Why the last attempt was refused. */
  readonly problem?: string;
}

export function SignInPage(props: SignInProps): VNode {
  const { page, demoLogins, providers, back, pending, ended = false, email, problem } = props;
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-shared:signIn.title')} wide={demoLogins.length > 0}>
      <Text>{t('portal-shared:signIn.lead')}</Text>
      {ended && (
        <Alert kind="info" title={t('portal-shared:sessionEnded.title')}>
          <Text>{t('portal-shared:sessionEnded.comesBack')}</Text>
        </Alert>
      )}
      {problem !== undefined && (
        <Alert kind="danger" takesFocus title={t(`problems:${problem}.title`)}>
          <Text>{t(`problems:${problem}.help`)}</Text>
        </Alert>
      )}
      <form method="post" action="/sign-in">
        <Onward back={back} pending={pending} />
        <Input
          id="email"
          type="email"
          label={t('portal-shared:signIn.email')}
          value={email}
          autocomplete="username"
          required
        />
        <Input
          id="password"
          type="password"
          label={t('portal-shared:signIn.password')}
          autocomplete="current-password"
          required
        />
        <Submit label={t('portal-shared:signIn.submit')} />
      </form>
      <Text>
        <a class="kern-link" href="/password/forgotten">
          {t('portal-shared:signIn.forgotten')}
        </a>
      </Text>
      {providers.length > 0 && <Providers page={page} providers={providers} back={back} />}
      {demoLogins.length > 0 && <DemoLogins page={page} demoLogins={demoLogins} back={back} pending={pending} />}
    </Layout>
  );
}

/** Where to go after signing in, and what waits there. */
function Onward({ back, pending }: Pick<SignInProps, 'back' | 'pending'>): VNode {
  return (
    <>
      <input type="hidden" name="return" value={back} />
      {pending !== undefined && <input type="hidden" name="pending" value={pending} />}
    </>
  );
}

/** Links, not forms: a form may lead to our own pages only. */
function Providers({ page: { t }, providers, back }: Pick<SignInProps, 'page' | 'providers' | 'back'>): VNode {
  return (
    <section aria-labelledby="providers">
      <h2 class="kern-heading-medium" id="providers">
        {t('portal-shared:signIn.providersTitle')}
      </h2>
      <Text>{t('portal-shared:signIn.providersText')}</Text>
      <ul class="kern-body">
        {providers.map(({ municipalityId, municipality }) => (
          <li key={municipalityId}>
            <a class="kern-link" href={`/sign-in/oidc/${municipalityId}?return=${encodeURIComponent(back)}`}>
              {t('portal-shared:signIn.provider', { municipality })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type DemoProps = Pick<SignInProps, 'page' | 'demoLogins' | 'back' | 'pending'>;

function DemoLogins({ page, demoLogins, back, pending }: DemoProps): VNode {
  const { t } = page;
  return (
    <section aria-labelledby="demo">
      <h2 class="kern-heading-medium" id="demo">
        {t('portal-shared:signIn.demoTitle')}
      </h2>
      <Text>{t('portal-shared:signIn.demoText', { password: DEMO_PASSWORD })}</Text>
      <Table
        caption={t('portal-shared:signIn.demoCaption')}
        rows={demoLogins}
        rowKey={({ email }) => email}
        empty=""
        columns={[
          { key: 'name', title: t('portal-shared:signIn.name'), cell: ({ name }) => name },
          {
            key: 'role',
            title: t('portal-shared:signIn.role'),
            cell: ({ role }) => t(`portal-shared:signIn.roles.${role}`),
          },
          {
            key: 'municipality',
            title: t('portal-shared:signIn.municipality'),
            cell: ({ municipality }) => municipality ?? '–',
          },
          {
            key: 'use',
            title: t('portal-shared:signIn.email'),
            cell: (login) => <UseLogin page={page} login={login} back={back} pending={pending} />,
          },
        ]}
      />
    </section>
  );
}

/** One click signs in as a demo person, without script: a form with the shown password. */
function UseLogin({
  page,
  login,
  back,
  pending,
}: Omit<DemoProps, 'demoLogins'> & { readonly login: DemoLogin }): VNode {
  return (
    <form method="post" action="/sign-in">
      <Onward back={back} pending={pending} />
      <input type="hidden" name="email" value={login.email} />
      <input type="hidden" name="password" value={DEMO_PASSWORD} />
      <button
        class="kern-btn kern-btn--tertiary kern-btn--x-small"
        type="submit"
        aria-label={page.t('portal-shared:signIn.demoUse', { name: login.name })}
      >
        <span class="kern-label">{page.t('portal-shared:signIn.submit')}</span>
      </button>
    </form>
  );
}
