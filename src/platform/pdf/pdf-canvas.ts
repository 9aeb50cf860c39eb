import { FONT, INK, SIZE } from './paper.js';
import type { Engine } from './pdf-engine.js';

/** A place on a figure, in points from its left top corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

type Ink = keyof typeof INK;

/** What a figure is drawn with. */
export class PdfCanvas {
  constructor(
    private readonly engine: Engine,
    private readonly origin: Place,
  ) {}

  line(from: Place, to: Place, ink: Ink = 'line'): void {
    const [a, b] = [this.at(from), this.at(to)];
    this.engine.lineWidth(1).strokeColor(INK[ink]).moveTo(a.x, a.y).lineTo(b.x, b.y).stroke();
  }

  /** A filled bar with an outline, so that it can be told from the paper without colour. */
  bar(corner: Place, width: number, height: number): void {
    const { x, y } = this.at(corner);
    this.engine.lineWidth(0.75).rect(x, y, width, height).fillAndStroke(INK.tint, INK.accent);
  }

  /** With a ring of paper around it, so that it stands out from what lies under it. */
  dot(centre: Place, radius: number): void {
    const { x, y } = this.at(centre);
    this.engine.lineWidth(1.25).circle(x, y, radius).fillAndStroke(INK.accent, INK.paper);
  }

  /** A filled shape through the corners. */
  shape(corners: readonly Place[]): void {
    const points = corners.map((corner) => this.at(corner)).map(({ x, y }) => [x, y]);
    this.engine.polygon(...points).fill(INK.text);
  }

  /** One line of small text whose middle is at `centre.x`, its top at `centre.y`. */
  label(text: string, centre: Place, width: number): void {
    const { x, y } = this.at(centre);
    this.engine
      .font(FONT.regular)
      .fontSize(SIZE.small - 1)
      .fillColor(INK.muted);
    this.engine.text(text, x - width / 2, y, { width, align: 'center', lineBreak: false });
  }

  private at({ x, y }: Place): Place {
    return { x: this.origin.x + x, y: this.origin.y + y };
  }
}
