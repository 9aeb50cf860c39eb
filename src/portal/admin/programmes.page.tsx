import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { Programme } from '../../vouchers/index.js';
import { Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { ProgrammeFields } from './programme-fields.js';

interface ProgrammesProps {
  readonly page: PageContext;
  readonly programmes: readonly Programme[];
}

export function ProgrammesPage({ page, programmes }: ProgrammesProps): VNode {
  const { t } = page;
  const open = programmes.filter(({ state }) => state === 'open').length;
  const title = programmes.length === 0 ? 'none' : 'title';
  return (
    <Layout page={page} title={t(`portal-admin:programmes.${title}`, { count: open })} wide>
      <ProgrammeTable page={page} programmes={programmes} />
      <details class="kern-accordion narrow" open={programmes.length === 0}>
        <summary class="kern-accordion__header">
          <span class="kern-title">{t('portal-admin:programmes.new')}</span>
        </summary>
        <div class="kern-accordion__body">
          <form method="post" action="/admin/programmes">
            <ProgrammeFields page={page} />
            <Submit label={t('portal-admin:programmes.create')} />
          </form>
        </div>
      </details>
    </Layout>
  );
}

function ProgrammeTable({ page, programmes }: ProgrammesProps): VNode {
  const { t, locale, format } = page;
  return (
    <Table<Programme>
      caption={t('portal-admin:programmes.caption')}
      rows={programmes}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-admin:programmes.empty')}</Text>}
      columns={[
        {
          key: 'title',
          title: t('portal-admin:programmes.name'),
          cell: ({ id, title }) => (
            <a class="kern-link" href={`/admin/programmes/${id}`}>
              {inLocale(title, locale)}
            </a>
          ),
        },
        {
          key: 'state',
          title: t('portal-admin:state'),
          cell: ({ state }) => t(`portal-admin:programmes.states.${state}`),
        },
        {
          key: 'term',
          title: t('portal-admin:programmes.term'),
          cell: ({ startsOn, endsOn }) => `${format.day(startsOn)} – ${format.day(endsOn)}`,
        },
        {
          key: 'total',
          title: t('portal-admin:programmes.total'),
          numeric: true,
          cell: ({ total }) => format.count(total),
        },
        {
          key: 'granted',
          title: t('portal-admin:programmes.granted'),
          numeric: true,
          cell: ({ granted }) => format.count(granted),
        },
        {
          key: 'reserve',
          title: t('portal-admin:programmes.reserve'),
          numeric: true,
          cell: ({ reserve }) => format.count(reserve),
        },
      ]}
    />
  );
}
