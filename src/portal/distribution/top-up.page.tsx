import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { Share } from '../../vouchers/index.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { fieldsOf } from './distribution.forms.js';
import { Refusal, Warnings } from './parts.js';
import { SimulatorForm } from './simulator-form.js';
import type { TopUpSheet } from './top-up.service.js';

interface TopUpProps {
  readonly page: PageContext;
  readonly sheet: TopUpSheet;
}

/** Tries a larger total and, once the shares are seen, decides it. */
export function TopUpPage({ page, sheet }: TopUpProps): VNode {
  const { t, locale } = page;
  const { programme, choice, preview, refusal, held } = sheet;
  const here = `/admin/programmes/${programme.id}/distribution`;
  const more = preview === null ? 0 : sumOfMore(preview.allotments, held);
  const title =
    preview === null ? t('portal-distribution:topUp.title') : t('portal-distribution:topUp.sentence', { count: more });
  return (
    <Layout page={page} title={title} wide>
      <Text muted>{t('portal-distribution:topUp.lead', { title: inLocale(programme.title, locale) })}</Text>
      <div class="beside">
        <SimulatorForm page={page} choice={choice} action={`${here}/top-up`} topUp />
        {refusal !== null && <Refusal page={page} refusal={refusal} />}
        {preview !== null && <Result page={page} sheet={sheet} />}
      </div>
      <LinkButton kind="tertiary" label={t('portal-distribution:topUp.back')} href={here} />
    </Layout>
  );
}

function Result({ page, sheet }: TopUpProps): VNode | null {
  const { t } = page;
  const { programme, choice, preview } = sheet;
  if (preview === null) return null;
  return (
    <section aria-label={t('portal-distribution:result')}>
      <Warnings page={page} warnings={preview.warnings} />
      <Text>{t('portal-distribution:topUp.follows')}</Text>
      <form method="post" action={`/admin/programmes/${programme.id}/distribution/top-up`}>
        {fieldsOf(choice).map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <Submit label={t('portal-distribution:topUp.act')} />
      </form>
      <MoreTable page={page} sheet={sheet} />
    </section>
  );
}

function MoreTable({ page, sheet: { preview, held } }: TopUpProps): VNode {
  const { t, format } = page;
  const name = (key: string) => t(`portal-distribution:table.${key}`);
  const before = ({ municipalityId }: Share) => held.get(municipalityId) ?? 0;
  const rows = preview?.allotments ?? [];
  const sum = (of: (share: Share) => number) => format.count(rows.reduce((total, share) => total + of(share), 0));
  const numeric = (key: string, of: (share: Share) => number) => {
    return { key, title: name(key), numeric: true, cell: (share: Share) => format.count(of(share)), total: sum(of) };
  };
  return (
    <Table<Share>
      caption={name('topUpCaption')}
      rows={rows}
      rowKey={({ municipalityId }) => municipalityId}
      empty={null}
      columns={[
        { key: 'name', title: name('municipality'), cell: (share) => share.name, total: name('sum') },
        { key: 'quota', title: name('quota'), numeric: true, cell: ({ quota }) => format.exact(quota) },
        numeric('before', before),
        numeric('more', (share) => share.granted - before(share)),
        numeric('granted', ({ granted }) => granted),
      ]}
    />
  );
}

function sumOfMore(shares: readonly Share[], held: ReadonlyMap<string, number>): number {
  return shares.reduce((sum, { municipalityId, granted }) => sum + granted - (held.get(municipalityId) ?? 0), 0);
}
