/** What courses can be narrowed by. `state` and `mark` are for those who keep the catalogue. */
export const FACETS = [
  'provider',
  'competence',
  'language',
  'format',
  'accessibility',
  'price',
  'duration',
  'state',
  'mark',
] as const;
export type Facet = (typeof FACETS)[number];

/** The values that are chosen per facet. Of one facet a course needs any, of accessibility all; of every facet something. */
export type Selection = Readonly<Partial<Record<Facet, readonly string[]>>>;

/** A person who needs captions and the keyboard needs both. */
export const ALL_NEEDED: readonly Facet[] = ['accessibility'];

/** What keeps a course from being found or trusted. */
export const MARKS = ['no-link', 'link-broken', 'no-level', 'no-price', 'no-duration', 'outdated'] as const;

/** A course that nobody changed for so long, its catalogue included, may no longer be as it says: two years. */
export const OUTDATED_AFTER_DAYS = 730;

/** A range of whole numbers, from above the range before up to its end. */
export interface ValueClass {
  readonly name: string;
  /** Inclusive; null for the last one. */
  readonly upTo: number | null;
}

/** In cents. */
export const PRICE_CLASSES: readonly ValueClass[] = [
  { name: 'free', upTo: 0 },
  { name: 'to-100', upTo: 10_000 },
  { name: 'to-500', upTo: 50_000 },
  { name: 'above-500', upTo: null },
];

/** In minutes. */
export const DURATION_CLASSES: readonly ValueClass[] = [
  { name: 'to-1h', upTo: 60 },
  { name: 'to-4h', upTo: 240 },
  { name: 'to-8h', upTo: 480 },
  { name: 'above-8h', upTo: null },
];

/** The class of a course that does not say it. */
export const UNKNOWN = 'unknown';

/** Class names of a facet, in their order. */
export function classNames(classes: readonly ValueClass[]): readonly string[] {
  return [...classes.map(({ name }) => name), UNKNOWN];
}

export interface FacetCount {
  readonly facet: Facet;
  readonly value: string;
  /** Courses that have the value and fit everything that is chosen in the other facets. */
  readonly count: number;
}

export interface FacetView {
  readonly facet: Facet;
  readonly values: readonly { readonly value: string; readonly count: number; readonly selected: boolean }[];
}

/** Most values of one facet that are shown; the chosen ones always are. */
const MOST_VALUES = 100;

/**
 * The facets with their values: classes in their order, others by count, then name. What is chosen stays, also when
 * nothing has it any more, so that it can be taken back.
 */
export function facetViews(
  facets: readonly Facet[],
  counts: readonly FacetCount[],
  selection: Selection,
): readonly FacetView[] {
  return facets.map((facet) => {
    const chosen = selection[facet] ?? [];
    const known = counts.filter((one) => one.facet === facet);
    const gone = chosen.filter((value) => known.every((one) => one.value !== value));
    const all = [...known, ...gone.map((value) => ({ value, count: 0 }))];
    const values = all
      .map(({ value, count }) => ({ value, count, selected: chosen.includes(value) }))
      .sort(
        (x, y) =>
          orderOf(facet, x.value) - orderOf(facet, y.value) || y.count - x.count || (x.value < y.value ? -1 : 1),
      )
      .filter(({ selected }, at) => selected || at < MOST_VALUES);
    return { facet, values };
  });
}

const ORDERED: Readonly<Partial<Record<Facet, readonly string[]>>> = {
  price: classNames(PRICE_CLASSES),
  duration: classNames(DURATION_CLASSES),
};

function orderOf(facet: Facet, value: string): number {
  return ORDERED[facet]?.indexOf(value) ?? 0;
}
