import type { VNode } from 'preact';

import type { ResultView } from '../../checks/index.js';
import { inLocale } from '../../kernel/localized.js';
import type { PageContext } from '../shared/page-context.js';
import type { Names } from './names.js';
import { pointsOf, radarOf } from './radar.js';

type Area = ResultView['areas'][number];

interface RadarChartProps {
  readonly page: PageContext;
  /** Measured ones, at least three. */
  readonly areas: readonly MeasuredArea[];
  readonly names: Names;
}

export type MeasuredArea = Area & { readonly estimate: number; readonly band: readonly [number, number] };

const SIZE = 320;
const MARGIN = 36;

/** The areas as a radar; each axis has the number that its area has in the table beside it. */
export function RadarChart({ page, areas, names }: RadarChartProps): VNode {
  const { t, locale, format } = page;
  const firstOfCoarse = names.levels.filter(({ coarse }, at) => coarse !== names.levels[at - 1]?.coarse);
  const end = Math.max(0, ...names.levels.map(({ number }) => number)) + 1;
  const rings = [...firstOfCoarse.map(({ number }) => number), end];
  const radar = radarOf(areas, { end, rings, size: SIZE, margin: MARGIN });
  const said = areas.map(({ area, title, estimate, band: [low, high] }) => {
    const values = { estimate: format.measure(estimate), low: format.measure(low), high: format.measure(high) };
    return `${area} ${inLocale(title, locale)}: ${t('checks:result.estimate', values)}`;
  });
  return (
    <svg class="radar" role="img" aria-labelledby="radar-title radar-text" viewBox={`0 0 ${SIZE} ${SIZE}`}>
      <title id="radar-title">{t('portal-employee:radar.title')}</title>
      <desc id="radar-text">{said.join('; ')}</desc>
      {radar.rings.map(({ level, corners }) => (
        <polygon key={level} class="radar-ring" points={pointsOf(corners)} />
      ))}
      {radar.axes.map(({ end: { x, y } }, at) => (
        <line key={at} class="radar-ring" x1={radar.centre.x} y1={radar.centre.y} x2={x} y2={y} />
      ))}
      <polygon class="radar-area" points={pointsOf(radar.axes.map(({ estimate }) => estimate))} />
      {radar.axes.map(({ band: [low, high] }, at) => (
        <line key={at} class="radar-band" x1={low.x} y1={low.y} x2={high.x} y2={high.y} />
      ))}
      {radar.axes.map(({ estimate: { x, y } }, at) => (
        <circle key={at} class="chart-dot" cx={x} cy={y} r="5" />
      ))}
      {radar.axes.map(({ name }, at) => (
        <text key={at} class="radar-name" x={name.x} y={name.y}>
          {areas[at]?.area}
        </text>
      ))}
    </svg>
  );
}
