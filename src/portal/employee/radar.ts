/** A place on the drawing, from its left top corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One direction of the radar, in levels. */
export interface RadarValue {
  readonly estimate: number;
  readonly band: readonly [number, number];
}

export interface RadarScale {
  /** The level at the outer end of every axis; its centre is 0. */
  readonly end: number;
  /** Levels with a ring. */
  readonly rings: readonly number[];
  /** Of the square drawing, and what is left free around the axes for their names. */
  readonly size: number;
  readonly margin: number;
}

export interface Radar {
  readonly centre: Point;
  /** Corners of a ring, one per axis. */
  readonly rings: readonly { readonly level: number; readonly corners: readonly Point[] }[];
  readonly axes: readonly {
    readonly end: Point;
    /** Middle of the axis's name, outside its end. */
    readonly name: Point;
    readonly estimate: Point;
    readonly band: readonly [Point, Point];
  }[];
}

/** Fewer directions make no area: then bars say the same better. */
export const FEWEST_AXES = 3;

const NAME_DISTANCE = 0.5;

/** The radar of the values in their order, the first one upwards, clockwise. Values beyond the scale lie on its ends. */
export function radarOf(values: readonly RadarValue[], { end, rings, size, margin }: RadarScale): Radar {
  const centre = { x: size / 2, y: size / 2 };
  const radius = size / 2 - margin;
  const place = (at: number, distance: number): Point => {
    const angle = (at / Math.max(1, values.length)) * 2 * Math.PI;
    return { x: centre.x + distance * Math.sin(angle), y: centre.y - distance * Math.cos(angle) };
  };
  const onAxis = (at: number, level: number) => place(at, (Math.min(end, Math.max(0, level)) / end) * radius);
  return {
    centre,
    rings: rings.map((level) => ({ level, corners: values.map((_, at) => onAxis(at, level)) })),
    axes: values.map(({ estimate, band }, at) => ({
      end: place(at, radius),
      name: place(at, radius + NAME_DISTANCE * margin),
      estimate: onAxis(at, estimate),
      band: [onAxis(at, band[0]), onAxis(at, band[1])],
    })),
  };
}

/** Corners as the attribute `points` of a polygon, to a tenth. */
export function pointsOf(corners: readonly Point[]): string {
  return corners.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
