import type { VNode } from 'preact';

import { AGREEMENT_STANDINGS, type AgreementStanding, type MunicipalityStanding } from '../../municipalities/index.js';
import { Input, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import { pageAt } from '../shared/list-page.js';
import { isCalled } from '../shared/municipality-list.js';
import type { PageContext } from '../shared/page-context.js';
import { Pager } from '../shared/pager.js';
import { Table } from '../shared/table.js';
import type { AgreementsQuery } from './admin.forms.js';

interface AgreementsProps {
  readonly page: PageContext;
  /** Every municipality, by name. */
  readonly all: readonly MunicipalityStanding[];
  readonly asked: AgreementsQuery;
}

const HERE = '/admin/agreements';

/** Where an agreement is in force, and above all where it is missing. */
export function AgreementsPage({
  page,
  all,
  asked: { search = '', standing, page: number = 1 },
}: AgreementsProps): VNode {
  const { t, format } = page;
  const countOf = (one: AgreementStanding) => all.filter((row) => row.standing === one).length;
  const found = all.filter((row) => isCalled(row, search) && (standing ?? row.standing) === row.standing);
  const list = pageAt(found, number);
  return (
    <Layout
      page={page}
      title={t(all.length === 0 ? 'portal-admin:agreements.title' : 'portal-admin:agreements.missing', {
        count: all.length - countOf('in-force'),
        total: format.count(all.length),
      })}
      wide
    >
      <Text>{t('portal-admin:agreements.lead')}</Text>
      <ul class="bullets kern-body">
        {AGREEMENT_STANDINGS.map((one) => (
          <li key={one}>
            <a class="kern-link" href={`${HERE}?standing=${one}`}>
              {t(`portal-admin:agreements.standing.${one}`)}
            </a>
            {`: ${format.count(countOf(one))}`}
          </li>
        ))}
      </ul>
      <form method="get" action={HERE} class="row" role="search">
        <Input id="search" type="search" label={t('portal-tallies:board.search')} value={search} maxLength={100} />
        <Select
          id="standing"
          label={t('portal-admin:agreements.state')}
          value={standing ?? ''}
          options={[
            { value: '', label: t('portal-admin:agreements.anyState') },
            ...AGREEMENT_STANDINGS.map((one) => ({ value: one, label: t(`portal-admin:agreements.standing.${one}`) })),
          ]}
        />
        <Submit kind="secondary" label={t('portal-admin:agreements.find')} />
      </form>
      <Standings
        page={page}
        rows={list.rows}
        empty={t(`portal-admin:agreements.${all.length === 0 ? 'empty' : 'notFound'}`)}
      />
      <Pager
        page={page}
        list={list}
        hrefOf={(at) => `${HERE}?${new URLSearchParams({ search, standing: standing ?? '', page: String(at) })}`}
      />
    </Layout>
  );
}

interface StandingsProps {
  readonly page: PageContext;
  readonly rows: readonly MunicipalityStanding[];
  /** What is said in place of an empty table. */
  readonly empty: string;
}

function Standings({ page, rows, empty }: StandingsProps): VNode {
  const { t, format } = page;
  return (
    <Table<MunicipalityStanding>
      caption={t('portal-admin:agreements.caption')}
      rows={rows}
      rowKey={({ municipalityId }) => municipalityId}
      empty={<Text>{empty}</Text>}
      columns={[
        {
          key: 'name',
          title: t('portal-admin:municipality'),
          cell: ({ municipalityId, name }) => (
            <a class="kern-link" href={`${HERE}/${municipalityId}`}>
              {name}
            </a>
          ),
        },
        { key: 'kind', title: t('portal-admin:kind'), cell: ({ kind }) => t(`portal-admin:kinds.${kind}`) },
        { key: 'state', title: t('portal-admin:agreements.state'), cell: (row) => standingWords(page, row) },
        {
          key: 'agreedOn',
          title: t('municipalities:agreement.titles.agreedOn'),
          cell: ({ agreedOn }) => (agreedOn === null ? '–' : format.day(agreedOn)),
        },
      ]}
    />
  );
}

function standingWords({ t }: PageContext, { standing, newVersionWaits }: MunicipalityStanding): string {
  const words = t(`portal-admin:agreements.standing.${standing}`);
  return newVersionWaits && standing !== 'waits' ? `${words}; ${t('portal-admin:agreements.newVersionWaits')}` : words;
}
