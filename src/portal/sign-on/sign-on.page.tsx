import type { VNode } from 'preact';

import type { ProviderSummary, SecondFactorDemand } from '../../accounts/index.js';
import type { Municipality } from '../../municipalities/index.js';
import { Input, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import { pageAt } from '../shared/list-page.js';
import { calledSo, type MunicipalityListAddress } from '../shared/municipality-list.js';
import type { PageContext } from '../shared/page-context.js';
import { Pager } from '../shared/pager.js';
import { Table } from '../shared/table.js';
import { FactorDemand } from './factor-demand.js';

interface SignOnProps {
  readonly page: PageContext;
  readonly all: readonly Municipality[];
  readonly asked: MunicipalityListAddress;
  readonly providers: readonly ProviderSummary[];
  readonly ofAdmins: SecondFactorDemand;
  /** Municipalities that demand a second factor of their HR. */
  readonly demanding: ReadonlySet<string>;
}

const HERE = '/admin/sign-on';

/** How people sign in, municipality by municipality. */
export function SignOnPage(props: SignOnProps): VNode {
  const { page, all, asked, providers, ofAdmins } = props;
  const { search = '', page: number = 1 } = asked;
  const { t } = page;
  const list = pageAt(calledSo(all, search), number);
  const count = providers.filter(({ isEnabled }) => isEnabled).length;
  return (
    <Layout page={page} title={t('portal-sign-on:list.title', { count })} wide>
      <Text>{t('portal-sign-on:list.lead')}</Text>
      <form method="get" action={HERE} class="row" role="search">
        <Input id="search" type="search" label={t('portal-sign-on:list.search')} value={search} maxLength={100} />
        <Submit kind="secondary" label={t('portal-sign-on:list.find')} />
      </form>
      <Municipalities {...props} rows={list.rows} />
      <Pager page={page} list={list} hrefOf={(at) => `${HERE}?${new URLSearchParams({ search, page: String(at) })}`} />
      <FactorDemand page={page} demand={ofAdmins} of="admins" action={`${HERE}/second-factor`} />
    </Layout>
  );
}

interface MunicipalitiesProps extends SignOnProps {
  readonly rows: readonly Municipality[];
}

function Municipalities({ page: { t }, all, rows, providers, ofAdmins, demanding }: MunicipalitiesProps): VNode {
  const stateIn = (id: string) => stateOf(providers.find(({ municipalityId }) => municipalityId === id));
  return (
    <Table<Municipality>
      caption={t('portal-sign-on:list.caption')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Text>{t(`portal-sign-on:list.${all.length === 0 ? 'empty' : 'notFound'}`)}</Text>}
      columns={[
        {
          key: 'name',
          title: t('portal-admin:municipality'),
          cell: ({ id, name }) => (
            <a class="kern-link" href={`${HERE}/${id}`}>
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
