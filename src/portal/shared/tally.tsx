import type { VNode } from 'preact';

import type { TallyView } from '../../vouchers/index.js';
import { ago } from './ago.js';
import type { PageContext } from './page-context.js';
import { Table } from './table.js';

/** The states that add up to a municipality's share, in the order in which a voucher goes through them. */
const PARTS = ['completed', 'redeemed', 'assigned', 'available'] as const;
type Part = (typeof PARTS)[number];
export type TallyCounts = Pick<TallyView, Part | 'granted'>;

interface TallyProps {
  readonly page: PageContext;
  readonly counts: TallyCounts;
}

/** The share as one bar; the same figures stand in a table beside it. */
export function TallyBar({ page, counts, id }: TallyProps & { readonly id: string }): VNode {
  const { t, format } = page;
  const figures = PARTS.map((part) => `${t(`portal-shared:tally.parts.${part}`)}: ${format.count(counts[part])}`);
  return (
    <svg
      class="tally-bar"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${Math.max(1, counts.granted)} 1`}
      preserveAspectRatio="none"
    >
      <title id={`${id}-title`}>{t('portal-shared:tally.bar', { count: counts.granted })}</title>
      <desc id={`${id}-desc`}>{figures.join(', ')}</desc>
      {PARTS.map((part, at) => (
        <rect
          key={part}
          class={`tally-part tally-part--${part}`}
          x={PARTS.slice(0, at).reduce((sum, before) => sum + counts[before], 0)}
          width={counts[part]}
          height="1"
        />
      ))}
    </svg>
  );
}

/** The figures of the bar with what each one means. */
export function TallyTable({ page, counts, caption }: TallyProps & { readonly caption: string }): VNode {
  const { t, format } = page;
  return (
    <Table
      caption={caption}
      rows={PARTS}
      rowKey={(part) => part}
      empty={null}
      columns={[
        {
          key: 'state',
          title: t('portal-shared:tally.state'),
          cell: (part) => <Legend page={page} part={part} />,
          total: t('portal-shared:tally.granted'),
        },
        {
          key: 'meaning',
          title: t('portal-shared:tally.meaning'),
          cell: (part) => t(`portal-shared:tally.meanings.${part}`),
        },
        {
          key: 'count',
          title: t('portal-shared:tally.count'),
          numeric: true,
          cell: (part) => format.count(counts[part]),
          total: format.count(counts.granted),
        },
      ]}
    />
  );
}

function Legend({ page, part }: { readonly page: PageContext; readonly part: Part }): VNode {
  return (
    <span class="tally-legend">
      <svg class="tally-swatch" aria-hidden="true" viewBox="0 0 1 1">
        <rect class={`tally-part tally-part--${part}`} width="1" height="1" />
      </svg>
      {page.t(`portal-shared:tally.parts.${part}`)}
    </span>
  );
}

interface TallyAgeProps {
  readonly page: PageContext;
  readonly tally: Pick<TallyView, 'ledgerPosition' | 'talliedAt'>;
  readonly now: Date;
}

/** How old a tally is: relative, with the exact moment in the title. */
export function TallyAge({ page, tally, now }: TallyAgeProps): VNode {
  const { t, locale, format } = page;
  const seconds = Math.max(0, (now.getTime() - tally.talliedAt.getTime()) / 1_000);
  const values = { position: tally.ledgerPosition, ago: ago(locale, seconds) };
  return (
    <p class="kern-body kern-body--muted">
      <time dateTime={tally.talliedAt.toISOString()} title={format.moment(tally.talliedAt)}>
        {t('portal-shared:tally.age', values)}
      </time>
    </p>
  );
}
