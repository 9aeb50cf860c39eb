import type { VNode } from 'preact';

import type { Settlement } from '../../vouchers/index.js';
import { Link } from '../employee/parts.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { type Column, Table } from '../shared/table.js';
import { pageAt } from '../shared/list-page.js';
import { Pager } from '../shared/pager.js';
import type { SettlementForm } from './programmes.forms.js';
import {
  groupsOf,
  SETTLEMENT_VIEWS,
  type SettlementGroup,
  type SettlementView,
  sumOfGroups,
} from './settlement-groups.js';

interface SettlementProps {
  readonly page: PageContext;
  readonly settlement: Settlement;
  readonly form: SettlementForm;
}

/** The proof of use: what was paid in all, to whom and for whom, beside what the ledger says. */
export function SettlementPage({ page, settlement, form }: SettlementProps): VNode {
  const { t, format } = page;
  const { programme, sum, at } = settlement;
  const here = `/admin/programmes/${programme.id}`;
  const state = programme.state === 'settled' ? 'final' : 'interim';
  return (
    <Layout
      page={page}
      title={t('portal-programmes:settlement.title', { count: sum.vouchers, money: format.money(sum.paidCents) })}
      wide
    >
      <Text muted>{t('portal-programmes:settlement.programme', { title: programme.title })}</Text>
      <Text>{t(`portal-programmes:settlement.${state}`, { moment: format.moment(new Date(at)) })}</Text>
      <Agreement page={page} settlement={settlement} />
      <Downloads page={page} here={here} />
      <Views page={page} here={here} by={form.by ?? 'provider'} />
      <Rows page={page} settlement={settlement} form={form} />
      <div class="row">
        <LinkButton kind="secondary" label={t('portal-programmes:ways.ledger')} href={`${here}/ledger`} />
        <LinkButton kind="tertiary" label={t('portal-programmes:moves.back')} href={here} />
      </div>
    </Layout>
  );
}

/** Whether vouchers and ledger say the same. */
function Agreement({ page: { t, format }, settlement: { sum, ledger } }: Omit<SettlementProps, 'form'>): VNode {
  const values = { count: ledger.vouchers, money: format.money(ledger.paidCents) };
  if (sum.vouchers === ledger.vouchers && sum.paidCents === ledger.paidCents) {
    return <Alert kind="success" title={t('portal-programmes:settlement.agrees', values)} />;
  }
  return (
    <Alert kind="danger" title={t('portal-programmes:settlement.differs', values)}>
      <Text>{t('portal-programmes:settlement.differsHelp')}</Text>
    </Alert>
  );
}

function Downloads({ page: { t, locale }, here }: { readonly page: PageContext; readonly here: string }): VNode {
  return (
    <div class="row">
      {(['pdf', 'csv', 'json'] as const).map((format) => (
        <LinkButton
          key={format}
          kind={format === 'pdf' ? 'primary' : 'secondary'}
          label={t(`portal-programmes:settlement.files.${format}`)}
          href={`/api/v1${here.replace('/admin', '')}/settlement?format=${format}&language=${locale}`}
        />
      ))}
    </div>
  );
}

interface ViewsProps {
  readonly page: PageContext;
  readonly here: string;
  readonly by: SettlementView;
}

function Views({ page: { t }, here, by }: ViewsProps): VNode {
  return (
    <nav class="row" aria-label={t('portal-programmes:settlement.look')}>
      <span class="kern-body">{t('portal-programmes:settlement.look')}:</span>
      {SETTLEMENT_VIEWS.map((view) => (
        <a
          key={view}
          class="kern-link"
          href={`${here}/settlement?by=${view}`}
          {...(view === by && { 'aria-current': 'true' as const })}
        >
          {t(`portal-programmes:settlement.views.${view}`)}
        </a>
      ))}
    </nav>
  );
}

function Rows({ page, settlement, form }: SettlementProps): VNode {
  const { t, format } = page;
  const { by = 'provider' } = form;
  const groups = groupsOf(settlement.rows, by);
  const sum = sumOfGroups(groups);
  const slice = pageAt(groups, form.page ?? 1);
  const name = (key: string) => t(`portal-programmes:settlement.columns.${key}`);
  const whose: readonly Column<SettlementGroup>[] = [
    { key: 'provider', title: name('provider'), cell: ({ provider }) => provider ?? '' },
    { key: 'municipality', title: name('municipality'), cell: ({ municipality }) => municipality ?? '' },
  ];
  const [first, ...others] = whose.filter(({ key }) => by === 'both' || key === by);
  const here = `/admin/programmes/${settlement.programme.id}`;
  return (
    <>
      <Table<SettlementGroup>
        caption={t(`portal-programmes:settlement.captions.${by}`)}
        rows={slice.rows}
        rowKey={({ key }) => key}
        empty={
          <Text>
            {t('portal-programmes:settlement.empty')}{' '}
            <Link href={`${here}/tallies`}>{t('portal-programmes:ways.tallies')}</Link>
          </Text>
        }
        columns={[
          ...(first === undefined ? [] : [{ ...first, total: t('portal-programmes:settlement.sum') }]),
          ...others,
          ...(['vouchers', 'completed'] as const).map((key) => ({
            ...{ key, title: name(key), numeric: true, total: format.count(sum[key]) },
            cell: (group: SettlementGroup) => format.count(group[key]),
          })),
          {
            ...{ key: 'paid', title: name('paid'), numeric: true, total: format.money(sum.paidCents) },
            cell: ({ paidCents }) => format.money(paidCents),
          },
        ]}
      />
      <Pager page={page} list={slice} hrefOf={(number) => `${here}/settlement?by=${by}&page=${number}`} />
    </>
  );
}
