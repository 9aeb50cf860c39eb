import type { VNode } from 'preact';

import { Alert, Input, Submit, Text } from './components.js';
import { Layout } from './layout.js';
import type { PageContext } from './page-context.js';

interface CodeProps {
  readonly page: PageContext;
  /** Says that the password was right. */
  readonly ticket: string;
  /** Where the person wanted to go. */
  readonly back: string;
  /** What they had sent before, carried along. */
  readonly pending?: string | undefined;
  /** Why the last code was refused. */
  readonly problem?: string | undefined;
}

export function SignInCodePage({ page, ticket, back, pending, problem }: CodeProps): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-shared:signIn.codeTitle')}>
      {problem !== undefined && (
        <Alert kind="danger" takesFocus title={t(`problems:${problem}.title`)}>
          <Text>{t(`problems:${problem}.help`)}</Text>
        </Alert>
      )}
      <Text>{t('portal-shared:signIn.codeLead')}</Text>
      <form method="post" action="/sign-in/code">
        <input type="hidden" name="ticket" value={ticket} />
        <input type="hidden" name="return" value={back} />
        {pending !== undefined && <input type="hidden" name="pending" value={pending} />}
        <Input id="code" label={t('portal-shared:signIn.code')} autocomplete="one-time-code" required />
        <Submit label={t('portal-shared:signIn.submit')} />
      </form>
    </Layout>
  );
}
