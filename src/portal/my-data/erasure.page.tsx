import type { VNode } from 'preact';

import type { ProofWays } from '../../accounts/index.js';
import type { Failure } from '../../platform/http/problem.js';
import { Alert, Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

interface PageProps {
  readonly page: PageContext;
}

export function EraseChecksPage({ page, count }: PageProps & { readonly count: number }): VNode {
  const { t } = page;
  return (
    <Confirmation
      page={page}
      title={t('portal-my-data:eraseChecks.title', { count })}
      consequences={['gone', 'stays', 'final'].map((part) => t(`portal-my-data:eraseChecks.${part}`))}
      action="/my-data/erase-checks"
      act={t('portal-my-data:eraseChecks.act')}
      back={{ label: t('portal-my-data:back'), href: '/my-data' }}
    />
  );
}

interface EraseMeProps extends PageProps {
  readonly ways: ProofWays;
  readonly refusal?: Failure | undefined;
}

/** What goes, what stays and why; then the proof. */
export function EraseMePage({ page, ways, refusal }: EraseMeProps): VNode {
  const { t } = page;
  const either = ways.password && ways.code;
  return (
    <Layout page={page} title={t('portal-my-data:eraseMe.title')}>
      {refusal !== undefined && (
        <Alert kind="danger" takesFocus title={t(`problems:${refusal.code}.title`, refusal.details)}>
          <Text>{t(`problems:${refusal.code}.help`, refusal.details)}</Text>
        </Alert>
      )}
      <Items page={page} part="gone" keys={['account', 'checks', 'courses', 'mails', 'open']} />
      <Items page={page} part="stays" keys={['vouchers', 'decisions', 'log']} />
      <Items page={page} part="follows" keys={['sessions', 'uploads', 'backups']} />
      <form method="post" action="/my-data/erase">
        {ways.password && (
          <Input
            id="password"
            type="password"
            label={t('portal-my-data:eraseMe.password')}
            autocomplete="current-password"
            required={!ways.code}
          />
        )}
        {either && <Text>{t('portal-my-data:eraseMe.or')}</Text>}
        {ways.code && (
          <Input
            id="code"
            label={t('portal-my-data:eraseMe.code')}
            hint={t('portal-my-data:eraseMe.codeHint')}
            autocomplete="one-time-code"
            required={!ways.password}
          />
        )}
        {!ways.password && !ways.code && <Text>{t('portal-my-data:eraseMe.fresh')}</Text>}
        <div class="row">
          <Submit label={t('portal-my-data:eraseMe.act')} />
          <LinkButton kind="secondary" label={t('portal-my-data:back')} href="/my-data" />
        </div>
      </form>
    </Layout>
  );
}

interface ItemsProps extends PageProps {
  readonly part: string;
  readonly keys: readonly string[];
}

function Items({ page: { t }, part, keys }: ItemsProps): VNode {
  return (
    <section aria-labelledby={`${part}-heading`}>
      <h2 class="kern-heading-medium" id={`${part}-heading`}>
        {t(`portal-my-data:eraseMe.${part}.heading`)}
      </h2>
      <ul class="kern-list kern-list--bullet">
        {keys.map((key) => (
          <li key={key}>{t(`portal-my-data:eraseMe.${part}.${key}`)}</li>
        ))}
      </ul>
    </section>
  );
}

export function ErasedPage({ page, number }: PageProps & { readonly number: string | undefined }): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-my-data:erased.title')}>
      <Text>{t('portal-my-data:erased.what')}</Text>
      {number !== undefined && (
        <>
          <Text>{t('portal-my-data:erased.number')}</Text>
          <p class="kern-body">
            <code>{number}</code>
          </p>
        </>
      )}
    </Layout>
  );
}
