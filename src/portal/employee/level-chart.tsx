import type { VNode } from 'preact';

import type { PageContext } from '../shared/page-context.js';
import type { ResultRow } from './result.service.js';

interface LevelChartProps {
  readonly page: PageContext;
  readonly row: ResultRow;
  /** Number of fine levels: the axis runs from 0 to there. */
  readonly levels: number;
}

const WIDTH = 200;
const HEIGHT = 36;
const MARGIN = 6;
const AXIS = 24;
const BAND = { top: 6, height: 12 };

/** One competence on the axis of levels: band as a bar, estimate as a dot, what the post asks for as a mark. */
export function LevelChart({ page, row, levels }: LevelChartProps): VNode {
  const { measured, required, competence } = row;
  const { estimate, band } = measured;
  const x = (level: number) =>
    MARGIN + (Math.min(levels, Math.max(0, level)) / Math.max(1, levels)) * (WIDTH - 2 * MARGIN);
  const id = `chart-${competence.replaceAll('.', '-')}`;
  return (
    <svg
      class="level-chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
    >
      <title id={`${id}-title`}>{page.t('portal-employee:chart.title')}</title>
      <desc id={`${id}-text`}>{describe(page, row)}</desc>
      <line x1={x(0)} x2={x(levels)} y1={AXIS} y2={AXIS} stroke="currentColor" stroke-width="1" />
      {Array.from({ length: levels + 1 }, (_, level) => (
        <line key={level} x1={x(level)} x2={x(level)} y1={AXIS} y2={AXIS + 4} stroke="currentColor" stroke-width="1" />
      ))}
      {band !== null && (
        <rect
          x={x(band[0])}
          width={Math.max(1, x(band[1]) - x(band[0]))}
          y={BAND.top}
          height={BAND.height}
          fill="currentColor"
          fill-opacity="0.25"
        />
      )}
      {estimate !== null && <circle cx={x(estimate)} cy={BAND.top + BAND.height / 2} r="4" fill="currentColor" />}
      {required !== null && (
        <path
          d={`M${x(required.minimum)} 1V${AXIS + 4}m-5 7l5-7l5 7z`}
          stroke="currentColor"
          stroke-width="2"
          fill="currentColor"
        />
      )}
    </svg>
  );
}

function describe({ t, format }: PageContext, { measured, required }: ResultRow): string {
  const { estimate, band } = measured;
  const target = required === null ? '' : t('portal-employee:chart.target', { minimum: required.minimum });
  if (estimate === null || band === null) return `${t('portal-employee:status.not-measured')}. ${target}`.trim();
  const values = { estimate: format.measure(estimate), low: format.measure(band[0]), high: format.measure(band[1]) };
  return `${t('portal-employee:chart.measured', values)} ${target}`.trim();
}
