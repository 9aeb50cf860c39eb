import type { Report } from './items.service.js';

type Scale = Report['figures'][number];
export type ItemRow = Scale['items'][number] & { readonly competence: string };

export const ITEM_SORTS = ['code', 'facility', 'discrimination', 'infit', 'flags'] as const;
export type ItemSort = (typeof ITEM_SORTS)[number];

/** The items of a report that are to be seen, in the order wished for; what is unknown comes last. */
export function itemRows(report: Report, competence: string | undefined, sort: ItemSort): readonly ItemRow[] {
  const rows = report.figures
    .filter((scale) => competence === undefined || scale.competence === competence)
    .flatMap((scale) => scale.items.map((item) => ({ ...item, competence: scale.competence })));
  if (sort === 'code') return rows;
  return rows.toSorted((x, y) => keyOf(x, sort) - keyOf(y, sort));
}

function keyOf(row: ItemRow, sort: Exclude<ItemSort, 'code'>): number {
  if (sort === 'flags') return -row.flags.length;
  return row[sort] ?? Number.MAX_VALUE;
}
