import { discloseCount, type Disclosed, type DisclosureRule } from '../../kernel/disclosure.js';

/** What of vouchers is told of a quarter. */
export const TOLD_STATES = ['assigned', 'redeemed', 'completed', 'returned', 'expired'] as const;
export type ToldState = (typeof TOLD_STATES)[number];

export interface UsageReport {
  /** Courses for which enough persons asked for a voucher, by how many, then by id. */
  readonly demand: readonly { readonly courseId: string; readonly persons: number }[];
  /** Vouchers that came into the state in the quarter; null for too few. */
  readonly vouchers: Readonly<Record<ToldState, Disclosed>>;
}

interface Usage {
  readonly demand: readonly { readonly courseId: string; readonly persons: number }[];
  readonly moves: readonly { readonly state: string; readonly vouchers: number }[];
}

/**
 * Counts of requests and vouchers as they may be published. Nothing adds up to anything: a person may ask for several
 * courses, and a voucher passes through several states, so each count stands for itself.
 */
export function usageReport({ demand, moves }: Usage, rule: DisclosureRule): UsageReport {
  const told = (state: ToldState): Disclosed =>
    discloseCount(moves.find((move) => move.state === state)?.vouchers ?? 0, rule);
  return {
    demand: demand
      .flatMap(({ courseId, persons }) => {
        const shown = discloseCount(persons, rule);
        return shown === null ? [] : [{ courseId, persons: shown }];
      })
      .sort((x, y) => y.persons - x.persons || (x.courseId < y.courseId ? -1 : 1)),
    vouchers: {
      assigned: told('assigned'),
      redeemed: told('redeemed'),
      completed: told('completed'),
      returned: told('returned'),
      expired: told('expired'),
    },
  };
}
