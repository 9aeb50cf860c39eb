import type { VNode } from 'preact';

import {
  AGREEMENT_STANDINGS,
  type AgreementStanding,
  type MunicipalityStanding,
  type StandingPage,
} from '../../municipalities/index.js';
import { Input, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { MoreOrLess } from './more-or-less.js';

interface AgreementsProps {
  readonly page: PageContext;
  readonly search: string;
  readonly standing: AgreementStanding | undefined;
  /** This is a later part of the list. */
  readonly later: boolean;
  readonly found: StandingPage;
}

/** Where an agreement is in force, and above all where it is missing. */
export function AgreementsPage({ page, search, standing, later, found }: AgreementsProps): VNode {
  const { t, format } = page;
  const { counts } = found;
  const total = AGREEMENT_STANDINGS.reduce((sum, one) => sum + counts[one], 0);
  const address = (query: Readonly<Record<string, string>>) => `/admin/agreements?${new URLSearchParams(query)}`;
  const isSearched = search !== '' || standing !== undefined;
  return (
    <Layout
      page={page}
      title={t(total === 0 ? 'portal-admin:agreements.title' : 'portal-admin:agreements.missing', {
        count: total - counts['in-force'],
        total: format.count(total),
      })}
      wide
    >
      <Text>{t('portal-admin:agreements.lead')}</Text>
      <ul class="bullets kern-body">
        {AGREEMENT_STANDINGS.map((one) => (
          <li key={one}>
            <a class="kern-link" href={address({ standing: one })}>
              {t(`portal-admin:agreements.standing.${one}`)}
            </a>
            {`: ${format.count(counts[one])}`}
          </li>
        ))}
      </ul>
      <form method="get" action="/admin/agreements" class="row">
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
        rows={found.items}
        empty={t(isSearched ? 'portal-admin:agreements.notFound' : 'portal-admin:agreements.empty')}
      />
      <MoreOrLess
        page={page}
        first={later ? address({ search, standing: standing ?? '' }) : null}
        next={found.next === null ? null : address({ search, standing: standing ?? '', cursor: found.next })}
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
            <a class="kern-link" href={`/admin/agreements/${municipalityId}`}>
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
