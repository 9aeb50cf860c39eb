/** A fine level and the coarse one it belongs to. */
interface AxisLevel {
  readonly number: number;
  readonly coarse: number;
}

/** Where things lie on a drawn axis of levels, in the unit of its width. */
export interface LevelAxis {
  /** The place of a level, such as an estimate; beyond an end of the axis, that end. */
  at(level: number): number;
  /** Where each whole level begins. */
  readonly ticks: readonly { readonly level: number; readonly x: number }[];
  /** The stretch of each coarse level, lowest first: from where it begins to where the next one does. */
  readonly coarse: readonly { readonly coarse: number; readonly from: number; readonly to: number }[];
}

/**
 * An axis from 0 to the end of the highest level: level ℓ is reached from ℓ on, so it is the stretch from ℓ to ℓ + 1.
 * `margin` is left free at either end.
 */
export function levelAxis(levels: readonly AxisLevel[], width: number, margin: number): LevelAxis {
  const end = Math.max(0, ...levels.map(({ number }) => number)) + 1;
  const at = (level: number) => margin + (Math.min(end, Math.max(0, level)) / end) * (width - 2 * margin);
  const ticks = Array.from({ length: end }, (_, level) => ({ level, x: at(level) }));
  const coarse = [...new Set(levels.map((level) => level.coarse))]
    .sort((x, y) => x - y)
    .map((one) => {
      const numbers = levels.filter((level) => level.coarse === one).map(({ number }) => number);
      return { coarse: one, from: at(Math.min(...numbers)), to: at(Math.max(...numbers) + 1) };
    });
  return { at, ticks, coarse };
}
