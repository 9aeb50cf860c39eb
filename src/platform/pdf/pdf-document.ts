import { BOTTOM, FONT, INK, PAPER, SIZE, TEXT_WIDTH } from './paper.js';
import { PdfCanvas } from './pdf-canvas.js';
import { decorate, element, type Engine, openDocument, type PdfFacts, type StructureElement } from './pdf-engine.js';
import { type PdfTable, writeTable } from './pdf-table.js';

type HeadingLevel = 1 | 2 | 3;

export interface PdfFigure {
  /** What the picture shows, in words: whoever does not see it loses nothing. */
  readonly alt: string;
  /** In points; the width is that of the text. */
  readonly height: number;
  readonly draw: (canvas: PdfCanvas, width: number) => void;
}

const GAP = { afterBlock: 8, beforeHeading: 10, bullet: 12 };
/** A heading stays with at least this much of what follows it. */
const KEPT_WITH_HEADING = 70;

/**
 * An accessible document, written from top to bottom: each part is put on the page and into the structure tree, in
 * this order. Headings become bookmarks. `bytes` ends it.
 */
export class PdfDocument {
  private readonly engine: Engine;
  private readonly root: StructureElement;
  private readonly chunks: Buffer[] = [];
  private readonly outlines: PDFKit.PDFOutline[] = [];

  constructor(facts: PdfFacts) {
    this.engine = openDocument(facts);
    this.engine.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.root = element(this.engine, 'Document');
    this.engine.addStructure(this.root);
  }

  /** Levels begin at 1 and skip none. */
  heading(level: HeadingLevel, text: string): void {
    const size = SIZE.headings[level - 1] ?? SIZE.body;
    if (this.engine.y > PAPER.margin.top) this.engine.y += GAP.beforeHeading;
    this.keepTogether(size + KEPT_WITH_HEADING);
    const above = this.outlines[level - 2] ?? this.engine.outline;
    this.outlines.length = level - 1;
    this.outlines[level - 1] = above.addItem(text, { expanded: true });
    this.write(`H${level}`, text, () => this.engine.font(FONT.strong).fontSize(size).fillColor(INK.text));
  }

  paragraph(text: string, { muted = false, strong = false } = {}): void {
    this.write('P', text, () =>
      this.engine
        .font(strong ? FONT.strong : FONT.regular)
        .fontSize(muted ? SIZE.small : SIZE.body)
        .fillColor(muted ? INK.muted : INK.text),
    );
  }

  list(items: readonly string[]): void {
    const list = element(this.engine, 'L');
    this.root.add(list);
    for (const text of items) this.item(list, text);
    list.end();
    this.engine.y += GAP.afterBlock;
  }

  table(table: PdfTable): void {
    writeTable(this.engine, this.root, table);
    this.engine.y += 2 * GAP.afterBlock;
  }

  figure({ alt, height, draw }: PdfFigure): void {
    this.keepTogether(height);
    const [x, y] = [PAPER.margin.left, this.engine.y];
    const bbox = [x, y, x + TEXT_WIDTH, y + height] as const;
    this.root.add(
      element(this.engine, 'Figure', { alt, bbox, placement: 'Block' }, () => {
        draw(new PdfCanvas(this.engine, { x, y }), TEXT_WIDTH);
      }),
    );
    this.engine.y = y + height + GAP.afterBlock;
  }

  /** Ends the document; `footer` stands on every page and is read by nobody twice. */
  async bytes(footer: (page: number, pages: number) => string): Promise<Buffer> {
    this.root.end();
    const { start, count } = this.engine.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.engine.switchToPage(start + page);
      decorate(
        this.engine,
        () => {
          this.footer(footer(page + 1, count));
        },
        'Pagination',
      );
    }
    const ended = new Promise((resolve) => this.engine.once('end', resolve));
    this.engine.end();
    await ended;
    return Buffer.concat(this.chunks);
  }

  private write(tag: string, text: string, letters: () => void): void {
    this.root.add(
      element(this.engine, tag, {}, () => {
        letters();
        this.engine.text(text, PAPER.margin.left, this.engine.y, { width: TEXT_WIDTH });
      }),
    );
    this.engine.y += GAP.afterBlock;
  }

  private item(list: StructureElement, text: string): void {
    const { left } = PAPER.margin;
    this.engine.font(FONT.regular).fontSize(SIZE.body).fillColor(INK.text);
    const width = TEXT_WIDTH - GAP.bullet;
    this.keepTogether(this.engine.heightOfString(text, { width }));
    const top = this.engine.y;
    const item = element(this.engine, 'LI');
    list.add(item);
    item.add(element(this.engine, 'Lbl', {}, () => this.engine.text('•', left, top, { lineBreak: false })));
    item.add(element(this.engine, 'LBody', {}, () => this.engine.text(text, left + GAP.bullet, top, { width })));
    item.end();
    this.engine.y += 2;
  }

  private keepTogether(height: number): void {
    if (this.engine.y + height > BOTTOM) this.engine.addPage();
  }

  private footer(text: string): void {
    // Below the bottom margin the engine would begin a new page.
    this.engine.page.margins.bottom = 0;
    this.engine.font(FONT.regular).fontSize(SIZE.small).fillColor(INK.muted);
    this.engine.text(text, PAPER.margin.left, BOTTOM + 20, { width: TEXT_WIDTH, lineBreak: false });
  }
}
