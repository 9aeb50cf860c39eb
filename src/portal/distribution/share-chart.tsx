import type { VNode } from 'preact';

import type { DistributionComparison } from '../../vouchers/index.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { Chosen } from './parts.js';

type Municipality = DistributionComparison['municipalities'][number];

interface Bar {
  readonly name: string;
  readonly seats: number;
  readonly quota: number;
}

const [STEP, WIDTH, HEIGHT, ABOVE] = [10, 8, 300, 10];

/** One bar per municipality, the largest first, with its exact share as a line; the same numbers stand in the table. */
export function ShareChart({ page, comparison, method }: Chosen & { readonly page: PageContext }): VNode {
  const { t, format } = page;
  const bars = comparison.municipalities.map((one) => barOf(one, method)).sort((a, b) => b.seats - a.seats);
  const [first, last] = [bars[0], bars.at(-1)];
  const top = bars.reduce((most, { seats, quota }) => Math.max(most, seats, quota), 1);
  const heightOf = (vouchers: number) => (vouchers / top) * HEIGHT;
  const words = t('portal-distribution:chart.description', {
    count: bars.length,
    ...{ largest: first?.name ?? '', most: format.count(first?.seats ?? 0) },
    ...{ smallest: last?.name ?? '', least: format.count(last?.seats ?? 0) },
  });
  return (
    <figure class="share-figure">
      <svg
        class="share-chart"
        role="img"
        aria-labelledby="shares-title shares-text"
        viewBox={`0 0 ${Math.max(1, bars.length) * STEP} ${HEIGHT + ABOVE}`}
        preserveAspectRatio="none"
      >
        <title id="shares-title">
          {t('portal-distribution:chart.title', { method: t(`vouchers-distribution:methods.${method}`) })}
        </title>
        <desc id="shares-text">{words}</desc>
        {bars.map(({ name, seats, quota }, at) => (
          <g key={at}>
            <rect
              class="share-bar"
              x={at * STEP}
              y={HEIGHT + ABOVE - heightOf(seats)}
              width={WIDTH}
              height={heightOf(seats)}
            >
              <title>{t('portal-distribution:chart.bar', { name, count: seats })}</title>
            </rect>
            <rect class="share-quota" x={at * STEP} y={HEIGHT + ABOVE - heightOf(quota) - 1} width={STEP} height={3} />
          </g>
        ))}
      </svg>
      <figcaption>
        <Text muted>{words}</Text>
      </figcaption>
    </figure>
  );
}

function barOf({ name, quota, shares }: Municipality, method: Chosen['method']): Bar {
  const seats = shares.find((share) => share.method === method)?.seats ?? 0;
  return { name, seats, quota: Number(quota) };
}
