import type { VNode } from 'preact';

import { atDesk, DeskField } from '../hr/desk-bar.js';
import { Input, LinkButton, Select, Submit } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeOptions } from '../shared/programme-names.js';
import type { VoucherList } from './voucher-lists.service.js';
import { VOUCHER_SORTS, VOUCHERS_SHOWN } from './voucher-search.js';

interface VoucherFilterProps {
  readonly page: PageContext;
  readonly found: VoucherList;
}

export function VoucherFilter({ page, found }: VoucherFilterProps): VNode {
  const { t } = page;
  const { desk, search, programmes } = found;
  const any = { value: '', label: t('portal-requests:filter.any') };
  return (
    <form method="get" action="/hr/vouchers" class="row filter" role="search">
      <DeskField desk={desk} />
      <Input id="q" type="search" label={t('portal-requests:filter.q')} value={search.q} maxLength={100} />
      <Select
        id="state"
        label={t('portal-requests:columns.state')}
        options={VOUCHERS_SHOWN.map((value) => ({
          value,
          label: t(value === 'all' || value === 'open' ? `portal-requests:vouchers.${value}` : stateKey(value)),
        }))}
        value={search.state ?? 'all'}
      />
      <Select
        id="programme"
        label={t('portal-requests:columns.programme')}
        options={[any, ...programmeOptions(page, programmes)]}
        value={search.programme}
      />
      <Select
        id="sort"
        label={t('portal-requests:filter.sort')}
        options={VOUCHER_SORTS.map((value) => ({ value, label: t(`portal-requests:filter.sorts.${value}`) }))}
        value={search.sort ?? 'newest'}
      />
      <div class="row">
        <Submit kind="secondary" label={t('portal-requests:filter.show')} />
        <LinkButton kind="tertiary" label={t('portal-requests:filter.reset')} href={atDesk('/hr/vouchers', desk)} />
      </div>
    </form>
  );
}

function stateKey(state: string): string {
  return `portal-requests:vouchers.states.${state}`;
}
