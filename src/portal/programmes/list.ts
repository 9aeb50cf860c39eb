import { inLocale, type Locale } from '../../kernel/localized.js';
import type { Programme, ProgrammeState, TallySum } from '../../vouchers/index.js';
import { hasWords } from '../shared/spelling.js';

export const STATES: readonly ProgrammeState[] = ['draft', 'open', 'closed', 'settled'];
export const SORTS = ['newest', 'title', 'end', 'left'] as const;
export type Sort = (typeof SORTS)[number];

export interface Listed {
  readonly programme: Programme;
  /** Null while nothing is counted. */
  readonly sum: TallySum | null;
}

export interface Narrowing {
  readonly search?: string;
  readonly state?: ProgrammeState;
  readonly sort?: Sort;
  readonly locale: Locale;
}

/** The programmes that fit, in the order that is asked for; they come newest first. */
export function narrowed(all: readonly Listed[], { search = '', state, sort, locale }: Narrowing): readonly Listed[] {
  const fitting = all.filter(
    ({ programme }) =>
      (state === undefined || programme.state === state) &&
      hasWords(`${programme.title.de ?? ''} ${programme.title.en ?? ''}`, search),
  );
  const titleOf = ({ programme }: Listed): string => inLocale(programme.title, locale);
  const orders: Readonly<Record<Sort, (a: Listed, b: Listed) => number>> = {
    newest: () => 0,
    title: (a, b) => titleOf(a).localeCompare(titleOf(b), locale),
    end: (a, b) => (a.programme.endsOn < b.programme.endsOn ? -1 : 1),
    left: (a, b) => (b.sum?.available ?? 0) - (a.sum?.available ?? 0),
  };
  return [...fitting].sort(orders[sort ?? 'newest']);
}
