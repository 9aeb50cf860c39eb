import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { LEDGER_KINDS, type LedgerRow } from '../../vouchers/index.js';
import { Alert, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { LEDGER_ORDERS } from './ledger.forms.js';
import type { LedgerSheet } from './ledger-sheets.service.js';

interface LedgerProps {
  readonly page: PageContext;
  readonly sheet: LedgerSheet;
}

/** What the ledger of a programme holds, whether it is whole, and the files with which others convince themselves. */
export function LedgerPage({ page, sheet }: LedgerProps): VNode {
  const { t, locale, format } = page;
  const { programme, standing } = sheet;
  const here = `/admin/programmes/${programme.id}`;
  return (
    <Layout page={page} title={t('portal-ledger:title', { count: standing.count })} wide>
      <Text muted>{t('portal-ledger:programme', { title: inLocale(programme.title, locale) })}</Text>
      <Verdict page={page} sheet={sheet} />
      <Text>{t('portal-ledger:check.lead')}</Text>
      <LinkButton label={t('portal-ledger:check.now')} href={`${here}/ledger?check=now`} />
      <h2 class="kern-heading-medium">{t('portal-ledger:files.title')}</h2>
      <Text>{t('portal-ledger:files.lead')}</Text>
      <Description
        items={[
          { key: t('portal-ledger:fingerprint'), value: <code class="hash">{standing.fingerprint}</code> },
          { key: t('portal-ledger:count'), value: format.count(standing.count) },
          { key: t('portal-ledger:headHash'), value: <code class="hash">{standing.headHash}</code> },
        ]}
      />
      <LinkButton
        kind="secondary"
        label={t('portal-ledger:files.export')}
        href={`/api/v1/programmes/${programme.id}/ledger`}
      />
      <h2 class="kern-heading-medium">{t('portal-ledger:entries.title')}</h2>
      <Filter page={page} sheet={sheet} />
      <Entries page={page} sheet={sheet} />
      <LinkButton kind="tertiary" label={t('portal-ledger:back')} href={here} />
    </Layout>
  );
}

function Verdict({ page: { t, format }, sheet: { check } }: LedgerProps): VNode | null {
  if (check === null) return null;
  const { verdict, count, checkedAt } = check;
  const at = format.moment(checkedAt);
  if (verdict.ok) {
    return <Alert kind="success" title={t(`portal-ledger:check.good`, { count, at })} />;
  }
  const reason = t(`portal-ledger:faults.${verdict.reason}`);
  return (
    <Alert kind="danger" title={t('portal-ledger:check.bad', { position: verdict.firstBad, at, reason })}>
      <Text>{t('portal-ledger:check.help')}</Text>
    </Alert>
  );
}

function Filter({ page: { t }, sheet: { programme, municipalities, form } }: LedgerProps): VNode {
  const all = (key: string) => ({ value: '', label: t(`portal-ledger:entries.${key}`) });
  return (
    <form method="get" action={`/admin/programmes/${programme.id}/ledger`} class="row">
      <Select
        id="kind"
        label={t('portal-ledger:entries.kind')}
        options={[all('allKinds'), ...LEDGER_KINDS.map((kind) => ({ value: kind, label: wordOf(t, kind) }))]}
        value={form.kind}
      />
      <Select
        id="municipality"
        label={t('portal-ledger:entries.municipality')}
        options={[all('allMunicipalities'), ...municipalities.map(({ id, name }) => ({ value: id, label: name }))]}
        value={form.municipality}
      />
      <Select
        id="order"
        label={t('portal-ledger:entries.order')}
        options={LEDGER_ORDERS.map((value) => ({ value, label: t(`portal-ledger:entries.orders.${value}`) }))}
        value={form.order ?? 'newest'}
      />
      <Submit kind="secondary" label={t('portal-ledger:entries.show')} />
    </form>
  );
}

function Entries({ page, sheet }: LedgerProps): VNode {
  const { t, format } = page;
  const { programme, entries, names } = sheet;
  const name = (key: string) => t(`portal-ledger:entries.${key}`);
  return (
    <>
      <Table<LedgerRow>
        caption={name('caption')}
        rows={entries.items}
        rowKey={({ position }) => String(position)}
        empty={<Text>{name('empty')}</Text>}
        columns={[
          {
            key: 'position',
            title: name('position'),
            cell: ({ position }) => t('portal-ledger:entries.entry', { position }),
          },
          { key: 'at', title: name('at'), cell: ({ recordedAt }) => format.moment(recordedAt) },
          { key: 'kind', title: name('kind'), cell: ({ kind }) => wordOf(t, kind) },
          {
            key: 'municipality',
            title: name('municipality'),
            cell: ({ municipalityId }) => names.get(municipalityId) ?? municipalityId,
          },
          {
            key: 'count',
            title: name('count'),
            numeric: true,
            cell: ({ content }) => (typeof content.count === 'number' ? format.count(content.count) : ''),
          },
          {
            key: 'paid',
            title: name('paid'),
            numeric: true,
            cell: ({ content }) => (typeof content.paidCents === 'number' ? format.money(content.paidCents) : ''),
          },
          {
            key: 'proof',
            title: name('proof'),
            cell: ({ position }) => (
              <a
                class="kern-link"
                href={`/api/v1/programmes/${programme.id}/ledger/${position}/proof`}
                aria-label={t('portal-ledger:entries.proofOf', { position })}
              >
                {name('download')}
              </a>
            ),
          },
        ]}
      />
      <More page={page} sheet={sheet} />
    </>
  );
}

function More({ page: { t }, sheet: { programme, entries, form } }: LedgerProps): VNode | null {
  if (entries.next === null) return null;
  const query = {
    kind: form.kind ?? '',
    municipality: form.municipality ?? '',
    order: form.order ?? 'newest',
    cursor: entries.next,
  };
  return (
    <LinkButton
      kind="secondary"
      label={t('portal-ledger:entries.more')}
      href={`/admin/programmes/${programme.id}/ledger?${new URLSearchParams(query).toString()}`}
    />
  );
}

/** The kinds have a full stop in their names, which separates the levels of a catalogue of texts. */
function wordOf(t: PageContext['t'], kind: string): string {
  return t(`portal-ledger:kinds.${kind.replace('.', '-')}`);
}
