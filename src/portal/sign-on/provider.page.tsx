import type { VNode } from 'preact';

import type { KnownProvider, ProviderCheck, SecondFactorDemand } from '../../accounts/index.js';
import type { Municipality } from '../../municipalities/index.js';
import type { Failure } from '../../platform/http/problem.js';
import { Refusal } from '../account/refusal.js';
import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { ErrorSummary } from '../shared/error-summary.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { FactorDemand } from './factor-demand.js';
import { inWords, type ProviderFault } from './faults.js';
import { ProviderFields } from './provider-fields.js';
import type { ProviderForm } from './sign-on.forms.js';

interface ProviderPageProps {
  readonly page: PageContext;
  readonly municipality: Municipality;
  readonly provider: KnownProvider | null;
  readonly demand: SecondFactorDemand;
  readonly redirectUri: string;
  readonly refusal?: Failure;
  readonly faults?: readonly ProviderFault[];
  /** What was typed, when it was refused. */
  readonly form?: ProviderForm;
  readonly check?: ProviderCheck;
}

/** How the people of one municipality sign in. */
export function ProviderPage({ page, municipality, provider, demand, ...more }: ProviderPageProps): VNode {
  const { t } = page;
  const { id, name } = municipality;
  const faults = inWords(page, more.faults ?? []);
  return (
    <Layout page={page} title={t(`portal-sign-on:provider.${stateOf(provider)}`, { name })}>
      {faults.length > 0 ? (
        <ErrorSummary page={page} faults={faults} />
      ) : (
        <Refusal page={page} refusal={more.refusal} />
      )}
      {more.check !== undefined && <Findings page={page} check={more.check} />}
      <Text>{t('portal-sign-on:provider.lead')}</Text>
      <Description
        items={[{ key: t('portal-sign-on:provider.redirectUri'), value: <code>{more.redirectUri}</code> }]}
      />
      <Text muted>{t('portal-sign-on:provider.redirectHint')}</Text>
      <form method="post" action={`/admin/sign-on/${id}/provider`}>
        <ProviderFields page={page} provider={provider} form={more.form} faults={faults} />
        <Submit label={t('portal-sign-on:provider.save')} />
      </form>
      {provider !== null && <Further page={page} id={id} />}
      <FactorDemand page={page} demand={demand} of="hr" action={`/admin/sign-on/${id}/second-factor`} />
      <LinkButton kind="secondary" label={t('portal-sign-on:provider.all')} href="/admin/sign-on" />
    </Layout>
  );
}

function Further({ page: { t }, id }: { readonly page: PageContext; readonly id: string }): VNode {
  return (
    <section aria-labelledby="further">
      <h2 class="kern-heading-medium" id="further">
        {t('portal-sign-on:provider.further')}
      </h2>
      <Text>{t('portal-sign-on:provider.checkMeans')}</Text>
      <form method="post" action={`/admin/sign-on/${id}/check`}>
        <div class="row">
          <Submit kind="secondary" label={t('portal-sign-on:provider.check')} />
          <LinkButton
            kind="tertiary"
            label={t('portal-sign-on:provider.remove')}
            href={`/admin/sign-on/${id}/remove`}
          />
        </div>
      </form>
    </section>
  );
}

/** What a look at the provider found, point by point, and what helps. */
function Findings({ page: { t }, check }: { readonly page: PageContext; readonly check: ProviderCheck }): VNode {
  const isSure = check.findings.every(({ state }) => state === 'good');
  const result = !check.works ? 'bad' : isSure ? 'good' : 'doubtful';
  const kind = ({ bad: 'danger', doubtful: 'warning', good: 'success' } as const)[result];
  return (
    <Alert kind={kind} takesFocus title={t(`portal-sign-on:check.${result}`)}>
      <ul class="kern-list kern-list--bullet">
        {check.findings.map(({ point, state }) => (
          <li key={point}>{t(`portal-sign-on:check.points.${point}.${state}`)}</li>
        ))}
      </ul>
    </Alert>
  );
}

function stateOf(provider: KnownProvider | null): 'none' | 'off' | 'offered' | 'required' {
  if (provider === null) return 'none';
  if (!provider.isEnabled) return 'off';
  return provider.isRequired ? 'required' : 'offered';
}
