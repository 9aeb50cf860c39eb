import type { DeskRequest } from '../../vouchers/index.js';
import type { Localized } from '../../kernel/localized.js';
import { hasWords } from '../shared/spelling.js';

type RequestState = DeskRequest['state'];

/** Which requests a list shows: `waiting` are those that wait for a decision. */
export const REQUESTS_SHOWN = [
  'waiting',
  'all',
  'requested',
  'waitlisted',
  'approved',
  'declined',
  'withdrawn',
  'lapsed',
] as const;
export type RequestsShown = (typeof REQUESTS_SHOWN)[number];

export const REQUEST_SORTS = ['oldest', 'newest', 'person', 'course'] as const;
export type RequestSort = (typeof REQUEST_SORTS)[number];

/** Undefined: every state. */
export function statesOf(shown: RequestsShown): readonly RequestState[] | undefined {
  if (shown === 'all') return undefined;
  return shown === 'waiting' ? ['requested', 'waitlisted'] : [shown];
}

interface Findable {
  readonly person: { readonly givenName: string; readonly familyName: string; readonly unit?: string } | null;
  readonly courseTitle: Localized | null;
}

/** By name, unit or course, with umlauts in either spelling and typing errors. */
export function isFound({ person, courseTitle }: Findable, search: string): boolean {
  const { givenName = '', familyName = '', unit = '' } = person ?? {};
  return hasWords([givenName, familyName, unit, ...titlesOf(courseTitle)].join(' '), search);
}

/** Rows that come oldest first, in the order wanted; equal ones stay as they come. */
export function inOrder<Row extends Findable>(rows: readonly Row[], sort: RequestSort): readonly Row[] {
  if (sort === 'oldest') return rows;
  if (sort === 'newest') return [...rows].reverse();
  const textOf = ({ person, courseTitle }: Row): string =>
    sort === 'person' ? `${person?.familyName ?? ''} ${person?.givenName ?? ''}` : titlesOf(courseTitle).join();
  return [...rows].sort((a, b) => textOf(a).localeCompare(textOf(b), 'de'));
}

function titlesOf(title: Localized | null): readonly string[] {
  return Object.values(title ?? {}) as string[];
}
