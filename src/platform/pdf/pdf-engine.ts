import PdfKit from 'pdfkit';

import type { Locale } from '../../kernel/localized.js';
import { FONT, INK, PAPER, SIZE } from './paper.js';

export type Engine = PDFKit.PDFDocument;
export type StructureElement = PDFKit.PDFStructureElement;

/** What is written about a document into the file itself. */
export interface PdfFacts {
  /** Shown by readers in place of the file's name. */
  readonly title: string;
  readonly language: Locale;
  readonly createdAt: Date;
}

/** Options of structure elements; the published types of pdfkit do not know the last three. */
interface StructureOptions {
  readonly alt?: string;
  /** Left, top, right, bottom in points from the left top corner of the page. */
  readonly bbox?: readonly [number, number, number, number];
  readonly placement?: 'Block' | 'Inline';
  readonly scope?: 'Column' | 'Row';
}

const LANGUAGE: Readonly<Record<Locale, string>> = { de: 'de-DE', en: 'en-GB' };
const PRODUCT = 'Lernlotse';

/**
 * A tagged document made for PDF/UA: language, title, structure tree and embedded fonts are there from the first page.
 * Pages stay open until the end, so that each can say how many there are.
 */
export function openDocument({ title, language, createdAt }: PdfFacts): Engine {
  const options = {
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: LANGUAGE[language],
    info: { Title: title, Creator: PRODUCT, Producer: PRODUCT, CreationDate: createdAt },
    size: 'A4',
    margins: PAPER.margin,
    bufferPages: true,
    font: FONT.regular,
  };
  // The published types do not know the subset PDF/UA.
  return new PdfKit(options as unknown as PDFKit.PDFDocumentOptions).fontSize(SIZE.body).fillColor(INK.text);
}

/** A part of the document's structure; `write` puts its content on the page, else parts are added to it. */
export function element(
  engine: Engine,
  tag: string,
  options: StructureOptions = {},
  write?: () => void,
): StructureElement {
  return engine.struct(tag, options, write === undefined ? undefined : [write]);
}

/** Draws what is only decoration: no reader speaks of it. */
export function decorate(engine: Engine, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  engine.markContent('Artifact', { type });
  engine.save();
  draw();
  engine.restore();
  engine.endMarkedContent();
}
