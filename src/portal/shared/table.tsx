import type { ComponentChildren, VNode } from 'preact';

export interface SortLink {
  /** The same table in the order of this column. */
  readonly href: string;
  /** How it is in the order of this column now; undefined if it is not. */
  readonly direction: 'ascending' | 'descending' | undefined;
}

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly numeric?: boolean;
  readonly cell: (row: Row) => ComponentChildren;
  /** The heading becomes a link that sorts. */
  readonly sort?: SortLink;
  /** Content of the sum row. */
  readonly total?: ComponentChildren;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What the table says when it has no rows: what to do now. */
  readonly empty: ComponentChildren;
}

/** A table of KERN: the first column names its row; on a narrow screen rows become cards with the column's name beside each value. */
export function Table<Row>({ caption, columns, rows, rowKey, empty }: TableProps<Row>): VNode {
  if (rows.length === 0) return <div class="empty">{empty}</div>;
  return (
    <div class="kern-table-responsive">
      <table class="kern-table kern-table--small cards">
        <caption class="kern-title">{caption}</caption>
        <thead class="kern-table__head">
          <tr class="kern-table__row">
            {columns.map(({ key, title, numeric, sort }) => (
              <th
                key={key}
                scope="col"
                aria-sort={sort?.direction}
                class={`kern-table__header${numeric === true ? ' kern-table__header--numeric' : ''}`}
              >
                {sort === undefined ? title : <Sorting title={title} sort={sort} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {rows.map((row) => (
            <tr key={rowKey(row)} class="kern-table__row">
              {columns.map((column, at) => (
                <Cell key={column.key} first={at === 0} title={column.title} numeric={column.numeric === true}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {columns.some(({ total }) => total !== undefined) && (
          <tfoot class="kern-table__footer">
            <tr class="kern-table__row">
              {columns.map(({ key, title, total, numeric }, at) => (
                <Cell key={key} first={at === 0} title={title} numeric={numeric === true}>
                  {total ?? ''}
                </Cell>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

const ARROWS = { ascending: ' ↑', descending: ' ↓' } as const;

function Sorting({ title, sort: { href, direction } }: { readonly title: string; readonly sort: SortLink }): VNode {
  return (
    <a class="kern-link" href={href}>
      {title}
      {direction !== undefined && <span aria-hidden="true">{ARROWS[direction]}</span>}
    </a>
  );
}

interface CellProps {
  readonly first: boolean;
  readonly title: string;
  readonly numeric: boolean;
  readonly children: ComponentChildren;
}

function Cell({ first, title, numeric, children }: CellProps): VNode {
  const look = `kern-table__cell${numeric ? ' kern-table__cell--numeric' : ''}`;
  return first ? (
    <th scope="row" class={look}>
      {children}
    </th>
  ) : (
    <td class={look} data-title={title}>
      {children}
    </td>
  );
}
