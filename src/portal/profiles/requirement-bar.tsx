import type { VNode } from 'preact';

import type { Requirement } from '../../profiles/index.js';
import type { PageContext } from '../shared/page-context.js';

interface BarProps {
  readonly page: PageContext;
  readonly requirement: Requirement;
  readonly levels: number;
}

const [WIDTH, HEIGHT] = [160, 20];

/** How high a requirement lies: a bar up to the minimum, a mark at the maximum; the same stands in the table beside it. */
export function RequirementBar({ page, requirement, levels }: BarProps): VNode {
  const { minimum, maximum, competence } = requirement;
  const x = (level: number): number => (level / Math.max(1, levels)) * WIDTH;
  const id = `bar-${competence.replaceAll('.', '-')}`;
  const text =
    maximum === null
      ? page.t('portal-profiles:words.from', { minimum })
      : page.t('portal-profiles:words.fromTo', { minimum, maximum });
  return (
    <svg
      class="requirement-bar"
      role="img"
      aria-labelledby={id}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
    >
      <title id={id}>{text}</title>
      <rect x="0" y="4" width={x(minimum)} height="12" fill="currentColor" fill-opacity="0.6" />
      {Array.from({ length: levels + 1 }, (_, level) => (
        <line key={level} x1={x(level)} x2={x(level)} y1="16" y2={HEIGHT} stroke="currentColor" stroke-width="1" />
      ))}
      {maximum !== null && (
        <line x1={x(maximum)} x2={x(maximum)} y1="1" y2={HEIGHT} stroke="currentColor" stroke-width="3" />
      )}
    </svg>
  );
}
