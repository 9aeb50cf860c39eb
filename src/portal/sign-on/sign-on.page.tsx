import type { VNode } from 'preact';

import type { ProviderSummary, SecondFactorDemand } from '../../accounts/index.js';
import type { Municipality } from '../../municipalities/index.js';
import type { Page } from '../../platform/http/pagination.js';
import { MoreOrLess } from '../admin/more-or-less.js';
import { Input, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { FactorDemand } from './factor-demand.js';

interface SignOnProps {
  readonly page: PageContext;
  readonly search: string;
  /** This is a later part of the list. */
  readonly later: boolean;
  readonly found: Page<Municipality>;
  readonly providers: readonly ProviderSummary[];
  readonly ofAdmins: SecondFactorDemand;
  /** Municipalities that demand a second factor of their HR. */
  readonly demanding: ReadonlySet<string>;
}

/** How people sign in, municipality by municipality. */
export function SignOnPage(props: SignOnProps): VNode {
  const { page, search, later, found, providers, ofAdmins } = props;
  const { t } = page;
  const count = providers.filter(({ isEnabled }) => isEnabled).length;
  return (
    <Layout page={page} title={t('portal-sign-on:list.title', { count })} wide>
      <Text>{t('portal-sign-on:list.lead')}</Text>
      <form method="get" action="/admin/sign-on" class="row">
        <Input id="search" type="search" label={t('portal-sign-on:list.search')} value={search} />
        <Submit kind="secondary" label={t('portal-sign-on:list.find')} />
      </form>
      <Municipalities {...props} />
      <MoreOrLess
        page={page}
        first={later ? `/admin/sign-on?${new URLSearchParams({ search })}` : null}
        next={found.next === null ? null : `/admin/sign-on?${new URLSearchParams({ search, cursor: found.next })}`}
      />
      <FactorDemand page={page} demand={ofAdmins} of="admins" action="/admin/sign-on/second-factor" />
    </Layout>
  );
}

function Municipalities({ page: { t }, search, found, providers, ofAdmins, demanding }: SignOnProps): VNode {
  const stateIn = (id: string) => stateOf(providers.find(({ municipalityId }) => municipalityId === id));
  return (
    <Table<Municipality>
      caption={t('portal-sign-on:list.caption')}
      rows={found.items}
      rowKey={({ id }) => id}
      empty={<Text>{t(search === '' ? 'portal-sign-on:list.empty' : 'portal-sign-on:list.notFound')}</Text>}
      columns={[
        {
          key: 'name',
          title: t('portal-admin:municipality'),
          cell: ({ id, name }) => (
            <a class="kern-link" href={`/admin/sign-on/${id}`}>
              {name}
            </a>
          ),
        },
        { key: 'kind', title: t('portal-admin:kind'), cell: ({ kind }) => t(`portal-admin:kinds.${kind}`) },
        {
          key: 'way',
          title: t('portal-sign-on:list.way'),
          cell: ({ id }) => t(`portal-sign-on:ways.${stateIn(id)}`),
        },
        {
          key: 'factor',
          title: t('portal-sign-on:list.factor'),
          cell: ({ id }) =>
            t(`portal-sign-on:list.${ofAdmins.byEnvironment || demanding.has(id) ? 'demanded' : 'waived'}`),
        },
      ]}
    />
  );
}

function stateOf(provider: ProviderSummary | undefined): 'password' | 'off' | 'offered' | 'required' {
  if (provider === undefined) return 'password';
  if (!provider.isEnabled) return 'off';
  return provider.isRequired ? 'required' : 'offered';
}
