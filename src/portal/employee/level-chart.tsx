import type { VNode } from 'preact';

import { levelAxis } from '../../kernel/level-axis.js';
import { inLocale } from '../../kernel/localized.js';
import type { PageContext } from '../shared/page-context.js';
import type { Names } from './names.js';

interface LevelChartProps {
  readonly page: PageContext;
  /** Of the drawing, unique on the page. */
  readonly id: string;
  readonly estimate: number | null;
  readonly band: readonly [number, number] | null;
  /** What the post asks for; null when it asks for nothing certain, or for an area. */
  readonly minimum: number | null;
  readonly names: Names;
}

/** Positions along the axis are in per cent, so that it grows with the page and its letters do not shrink with it. */
const WIDTH = 100;
const MARGIN = 2.5;
const HEIGHT = 84;
const AXIS = 30;
const NUMBERS = 48;
const NAMES = 66;
const BAND = { top: 9, height: 14 };

/** One competence or area on the axis of levels: band as a bar, estimate as a dot, what the post asks for as a mark. */
export function LevelChart({ page, id, estimate, band, minimum, names }: LevelChartProps): VNode {
  const axis = levelAxis(names.levels, WIDTH, MARGIN);
  const x = (level: number) => percent(axis.at(level));
  return (
    <svg class="level-chart" role="img" aria-labelledby={`${id}-title ${id}-text`} width="100%" height={HEIGHT}>
      <title id={`${id}-title`}>{page.t('portal-employee:chart.title')}</title>
      <desc id={`${id}-text`}>{describe(page, estimate, band, minimum)}</desc>
      <Axis page={page} names={names} />
      {band !== null && (
        <rect
          class="chart-band"
          x={x(band[0])}
          width={percent(Math.max(0.5, axis.at(band[1]) - axis.at(band[0])))}
          y={BAND.top}
          height={BAND.height}
        />
      )}
      {minimum !== null && (
        <svg class="chart-target" x={x(minimum)} y="0">
          <path d={`M0 0V${AXIS}`} />
          <path d="M-6 0h12l-6 8z" />
        </svg>
      )}
      {estimate !== null && <circle class="chart-dot" cx={x(estimate)} cy={BAND.top + BAND.height / 2} r="5" />}
    </svg>
  );
}

function Axis({ page: { locale }, names }: { readonly page: PageContext; readonly names: Names }): VNode {
  const axis = levelAxis(names.levels, WIDTH, MARGIN);
  return (
    <g aria-hidden="true">
      <line class="chart-line" x1={percent(MARGIN)} x2={percent(WIDTH - MARGIN)} y1={AXIS} y2={AXIS} />
      {axis.ticks.map(({ level, x }) => {
        const isCoarse = axis.coarse.some(({ from }) => from === x);
        return (
          <g key={level}>
            <line class="chart-line" x1={percent(x)} x2={percent(x)} y1={AXIS - (isCoarse ? 5 : 0)} y2={AXIS + 5} />
            <text class="chart-number" x={percent(x)} y={NUMBERS}>
              {level}
            </text>
          </g>
        );
      })}
      {axis.coarse.map(({ coarse, from, to }) => (
        <text key={coarse} class="chart-name" x={percent((from + to) / 2)} y={NAMES}>
          {inLocale(names.levels.find((level) => level.coarse === coarse)?.coarseName ?? {}, locale)}
        </text>
      ))}
    </g>
  );
}

function describe(
  { t, format }: PageContext,
  estimate: number | null,
  band: readonly [number, number] | null,
  minimum: number | null,
): string {
  const target = minimum === null ? '' : t('portal-employee:chart.target', { minimum });
  if (estimate === null || band === null) return `${t('portal-employee:status.not-measured')}. ${target}`.trim();
  const values = { estimate: format.measure(estimate), low: format.measure(band[0]), high: format.measure(band[1]) };
  return `${t('portal-employee:chart.measured', values)} ${target}`.trim();
}

function percent(share: number): string {
  return `${Math.round(share * 100) / 100}%`;
}
