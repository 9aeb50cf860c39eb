import { BOTTOM, FONT, INK, PAPER, SIZE, TEXT_WIDTH } from './paper.js';
import { decorate, element, type Engine, type StructureElement } from './pdf-engine.js';

export interface PdfColumn {
  readonly title: string;
  /** Share of the width; the shares of a table add up to 1. */
  readonly width: number;
  readonly numeric?: boolean;
}

export interface PdfTable {
  readonly caption: string;
  readonly columns: readonly PdfColumn[];
  /** Texts of the cells in the order of the columns; the first one names its row. */
  readonly rows: readonly (readonly string[])[];
}

const PADDING = { x: 4, y: 4 };

/** Writes a table with a caption and header cells. Rows stay whole; on a further page the head is shown again. */
export function writeTable(engine: Engine, parent: StructureElement, table: PdfTable): void {
  const grid = new Grid(engine, table.columns);
  const root = element(engine, 'Table');
  parent.add(root);
  const titles = table.columns.map(({ title }) => title);
  grid.makeRoomFor(
    captionHeight(engine, table.caption) + grid.heightOf(titles, true) + grid.heightOf(table.rows[0], false),
  );
  root.add(
    element(engine, 'Caption', {}, () => {
      writeCaption(engine, table.caption);
    }),
  );
  const head = element(engine, 'THead');
  root.add(head);
  grid.write(head, titles, true);
  head.end();
  const body = element(engine, 'TBody');
  root.add(body);
  for (const row of table.rows) {
    if (grid.makeRoomFor(grid.heightOf(row, false))) grid.repeatHead(titles);
    grid.write(body, row, false);
  }
  body.end();
  root.end();
  engine.font(FONT.regular);
}

function captionHeight(engine: Engine, caption: string): number {
  return engine.font(FONT.strong).fontSize(SIZE.body).heightOfString(caption, { width: TEXT_WIDTH }) + PADDING.y;
}

function writeCaption(engine: Engine, caption: string): void {
  const { left } = PAPER.margin;
  engine.font(FONT.strong).fontSize(SIZE.body).fillColor(INK.text).text(caption, left, engine.y, { width: TEXT_WIDTH });
  engine.y += PADDING.y;
}

/** The columns of one table on the page. */
class Grid {
  constructor(
    private readonly engine: Engine,
    private readonly columns: readonly PdfColumn[],
  ) {}

  heightOf(cells: readonly string[] = [], head: boolean): number {
    this.letters(head);
    const heights = cells.map((text, at) => this.engine.heightOfString(text, { width: this.boxOf(at).width }));
    return Math.max(0, ...heights) + 2 * PADDING.y;
  }

  /** Goes on to the next page when the height does not fit any more; tells whether it did. */
  makeRoomFor(height: number): boolean {
    if (this.engine.y + height <= BOTTOM) return false;
    this.engine.addPage();
    return true;
  }

  write(parent: StructureElement, cells: readonly string[], head: boolean): void {
    const [top, height] = [this.engine.y, this.heightOf(cells, head)];
    const row = element(this.engine, 'TR');
    parent.add(row);
    cells.forEach((text, at) => {
      row.add(
        element(this.engine, head || at === 0 ? 'TH' : 'TD', scopeOf(head, at), () => {
          this.letters(head);
          this.cell(text, at, top);
        }),
      );
    });
    row.end();
    decorate(this.engine, () => {
      this.rule(top + height, head);
    });
    this.engine.y = top + height;
  }

  /** The head once more, for the eye only: the structure holds it already. */
  repeatHead(titles: readonly string[]): void {
    const [top, height] = [this.engine.y, this.heightOf(titles, true)];
    decorate(
      this.engine,
      () => {
        this.letters(true);
        titles.forEach((text, at) => {
          this.cell(text, at, top);
        });
        this.rule(top + height, true);
      },
      'Pagination',
    );
    this.engine.y = top + height;
  }

  private cell(text: string, at: number, top: number): void {
    const { x, width } = this.boxOf(at);
    const align = this.columns[at]?.numeric === true ? 'right' : 'left';
    this.engine.fillColor(INK.text).text(text, x, top + PADDING.y, { width, align });
  }

  private boxOf(at: number): { readonly x: number; readonly width: number } {
    const before = this.columns.slice(0, at).reduce((sum, { width }) => sum + width, 0);
    const width = (this.columns[at]?.width ?? 0) * TEXT_WIDTH - 2 * PADDING.x;
    return { x: PAPER.margin.left + before * TEXT_WIDTH + PADDING.x, width };
  }

  private rule(y: number, strong: boolean): void {
    const { left } = PAPER.margin;
    this.engine.lineWidth(strong ? 1 : 0.5).strokeColor(INK.line);
    this.engine
      .moveTo(left, y)
      .lineTo(left + TEXT_WIDTH, y)
      .stroke();
  }

  private letters(head: boolean): void {
    this.engine.font(head ? FONT.strong : FONT.regular).fontSize(SIZE.small);
  }
}

function scopeOf(head: boolean, at: number): { readonly scope?: 'Column' | 'Row' } {
  if (head) return { scope: 'Column' };
  return at === 0 ? { scope: 'Row' } : {};
}
