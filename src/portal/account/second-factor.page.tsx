import type { VNode } from 'preact';

import type { Enrolment, SecondFactorState } from '../../accounts/index.js';
import type { Failure } from '../../platform/http/problem.js';
import { Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { QrCode } from '../shared/qr-code.js';
import { Refusal } from './refusal.js';

interface PageProps {
  readonly page: PageContext;
  readonly refusal?: Failure | undefined;
}

/** How the second factor stands, and what can be done with it. */
export function SecondFactorPage({ page, state, refusal }: PageProps & { readonly state: SecondFactorState }): VNode {
  const { t } = page;
  const { isEnrolled, isRequired } = state;
  return (
    <Layout page={page} title={t(`portal-account:factor.${isEnrolled ? 'on' : 'off'}`)}>
      <Refusal page={page} refusal={refusal} />
      <Text>{t('portal-account:factor.what')}</Text>
      {isRequired && !isEnrolled && <Text>{t('portal-account:factor.required')}</Text>}
      {isEnrolled ? <Manage page={page} codesLeft={state.codesLeft} /> : <Begin page={page} />}
    </Layout>
  );
}

function Begin({ page: { t } }: { readonly page: PageContext }): VNode {
  return (
    <form method="post" action="/account/second-factor/begin">
      <PasswordInput t={t} />
      <Submit label={t('portal-account:factor.begin')} />
    </form>
  );
}

function Manage({ page: { t, actor }, codesLeft }: { readonly page: PageContext; readonly codesLeft: number }): VNode {
  return (
    <>
      {actor?.isHeldBack === true && <Text>{t('portal-account:factor.again')}</Text>}
      <Text>{t('portal-account:factor.left', { count: codesLeft })}</Text>
      <h2 class="kern-heading-medium">{t('portal-account:factor.renewHeading')}</h2>
      <Text>{t('portal-account:factor.renewWhat')}</Text>
      <form method="post" action="/account/second-factor/recovery-codes">
        <CodeInput id="renew-code" t={t} />
        <Submit kind="secondary" label={t('portal-account:factor.renew')} />
      </form>
      <h2 class="kern-heading-medium">{t('portal-account:factor.removeHeading')}</h2>
      <form method="post" action="/account/second-factor/remove">
        <PasswordInput t={t} />
        <CodeInput id="remove-code" t={t} />
        <Submit kind="secondary" label={t('portal-account:factor.remove')} />
      </form>
    </>
  );
}

interface EnrolmentProps extends PageProps {
  readonly enrolment: Enrolment;
  /** The enrolment, signed, for the case that the code is wrong. */
  readonly token: string;
}

export function EnrolmentPage({ page, enrolment: { secret, uri }, token, refusal }: EnrolmentProps): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-account:factor.scanTitle')}>
      <Refusal page={page} refusal={refusal} />
      <Text>{t('portal-account:factor.scan')}</Text>
      <p class="kern-body">
        <code>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <QrCode content={uri} label={t('portal-account:factor.qr', { secret })} />
      <form method="post" action="/account/second-factor/confirm">
        <input type="hidden" name="enrolment" value={token} />
        <CodeInput id="code" t={t} />
        <Submit label={t('portal-account:factor.confirm')} />
      </form>
    </Layout>
  );
}

export function RecoveryCodesPage({
  page,
  codes,
}: {
  readonly page: PageContext;
  readonly codes: readonly string[];
}): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-account:factor.codesTitle')}>
      <Text>{t('portal-account:factor.codes')}</Text>
      <ul class="kern-body">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <LinkButton label={t('portal-account:factor.done')} href="/" />
    </Layout>
  );
}

function PasswordInput({ t }: { readonly t: PageContext['t'] }): VNode {
  return (
    <Input
      id="password"
      type="password"
      label={t('portal-account:factor.password')}
      autocomplete="current-password"
      required
    />
  );
}

function CodeInput({ id, t }: { readonly id: string; readonly t: PageContext['t'] }): VNode {
  return (
    <Input
      id={id}
      name="code"
      label={t('portal-account:factor.code')}
      hint={t('portal-account:factor.codeHint')}
      autocomplete="one-time-code"
      required
    />
  );
}
