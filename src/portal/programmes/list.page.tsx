import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { type Column, Table } from '../shared/table.js';
import { type Listed, narrowed, SORTS, STATES } from './list.js';
import { pageAt } from '../shared/list-page.js';
import { Pager } from '../shared/pager.js';
import type { ProgrammesForm } from './programmes.forms.js';

interface ListProps {
  readonly page: PageContext;
  readonly all: readonly Listed[];
  readonly form: ProgrammesForm;
}

const HERE = '/admin/programmes';

/** All programmes: how each stands, and what of it is left. */
export function ListPage({ page, all, form }: ListProps): VNode {
  const { t, locale } = page;
  const open = all.filter(({ programme }) => programme.state === 'open').length;
  const slice = pageAt(narrowed(all, { ...form, locale }), form.page ?? 1);
  return (
    <Layout
      page={page}
      title={t(`portal-programmes:list.${all.length === 0 ? 'none' : 'title'}`, { count: open })}
      wide
    >
      <Text>{t('portal-programmes:list.lead')}</Text>
      <LinkButton label={t('portal-programmes:list.new')} href={`${HERE}/new`} />
      {all.length > 0 && <Search page={page} form={form} />}
      <ProgrammeTable page={page} rows={slice.rows} none={all.length === 0} />
      <Pager page={page} list={slice} hrefOf={(number) => addressOf({ ...form, page: number })} />
    </Layout>
  );
}

/** Only what is said is part of the address. */
function addressOf({ search, state, sort, page }: ProgrammesForm): string {
  const said = Object.entries({ search, state, sort, page }).filter(([, value]) => value !== undefined);
  return `${HERE}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString()}`;
}

function Search({ page: { t }, form }: Omit<ListProps, 'all'>): VNode {
  const every = { value: '', label: t('portal-programmes:list.everyState') };
  return (
    <form method="get" action={HERE} role="search">
      <div class="row">
        <Input
          id="search"
          type="search"
          label={t('portal-programmes:list.search')}
          value={form.search}
          maxLength={100}
        />
        <Select
          id="state"
          label={t('portal-programmes:state')}
          options={[every, ...STATES.map((value) => ({ value, label: t(`portal-programmes:states.${value}`) }))]}
          value={form.state ?? ''}
        />
        <Select
          id="sort"
          label={t('portal-programmes:list.sort')}
          options={SORTS.map((value) => ({ value, label: t(`portal-programmes:list.sorts.${value}`) }))}
          value={form.sort ?? 'newest'}
        />
        <Submit kind="secondary" label={t('portal-programmes:list.show')} />
        <LinkButton kind="tertiary" label={t('portal-programmes:list.reset')} href={HERE} />
      </div>
    </form>
  );
}

interface ProgrammeTableProps {
  readonly page: PageContext;
  readonly rows: readonly Listed[];
  readonly none: boolean;
}

function ProgrammeTable({ page, rows, none }: ProgrammeTableProps): VNode {
  const { t, locale, format } = page;
  const name = (key: string) => t(`portal-programmes:columns.${key}`);
  const counted = (key: string, of: (row: Listed) => number): Column<Listed> => ({
    ...{ key, title: name(key), numeric: true, cell: (row) => format.count(of(row)) },
  });
  return (
    <Table<Listed>
      caption={t('portal-programmes:list.caption')}
      rows={rows}
      rowKey={({ programme }) => programme.id}
      empty={<Text>{t(`portal-programmes:list.${none ? 'empty' : 'notFound'}`)}</Text>}
      columns={[
        {
          key: 'title',
          title: name('title'),
          cell: ({ programme: { id, title } }) => <Link href={`${HERE}/${id}`}>{inLocale(title, locale)}</Link>,
        },
        {
          key: 'state',
          title: name('state'),
          cell: ({ programme }) => t(`portal-programmes:states.${programme.state}`),
        },
        {
          key: 'term',
          title: name('term'),
          cell: ({ programme: { startsOn, endsOn } }) => `${format.day(startsOn)} – ${format.day(endsOn)}`,
        },
        counted('total', ({ programme }) => programme.total),
        counted('granted', ({ programme }) => programme.granted),
        counted('assigned', ({ sum }) => sum?.assigned ?? 0),
        counted('redeemed', ({ sum }) => (sum?.redeemed ?? 0) + (sum?.completed ?? 0)),
        counted('left', ({ sum }) => sum?.available ?? 0),
      ]}
    />
  );
}
