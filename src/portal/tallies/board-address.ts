import type { BoardChoice, Order } from './board-rows.js';

interface Place {
  readonly programme: { readonly id: string };
  readonly choice: BoardChoice;
}

/** The address of the same board in another order or on another page; a new order begins at the first page. */
export function boardAddress(
  { programme, choice: { search, kind, onlyAlarms, order } }: Place,
  { sort = order, page = 1 }: { readonly sort?: Order; readonly page?: number },
): string {
  const said = { search, kind, alarms: onlyAlarms ? 'only' : '', sort: sort === 'name' ? '' : sort };
  const query = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return `/admin/programmes/${programme.id}/tallies${text === '' ? '' : `?${text}`}`;
}
