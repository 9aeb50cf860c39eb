import { PdfDocument } from './pdf-document.js';
import { structureOf } from '../../../test/support/pdf.js';

const FACTS = { title: 'Größe, Maß und „Öl“', language: 'de', createdAt: new Date('2026-11-25T12:00:00Z') } as const;
const footer = (page: number, pages: number) => `Seite ${page} von ${pages}`;

describe('a PDF document', () => {
  it('says its language and title and that it is tagged for PDF/UA', async () => {
    const document = new PdfDocument(FACTS);
    document.heading(1, 'Überschrift');
    const bytes = await document.bytes(footer);
    const text = bytes.toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('/Lang (de-DE)');
    expect(text).toMatch(/\/MarkInfo \d+ 0 R/);
    expect(text).toContain('/Marked true');
    expect(text).toContain('/DisplayDocTitle true');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/PageMode /UseOutlines');
  });

  it('embeds its fonts and names no other', async () => {
    const document = new PdfDocument(FACTS);
    document.heading(1, 'Überschrift');
    document.paragraph('≥ 3 – „ja“');
    const text = (await document.bytes(footer)).toString('latin1');
    const fonts = [...text.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name!.replace(/^[A-Z]{6}\+/, ''));
    expect([...new Set(fonts)].sort()).toEqual(['FiraSans-Regular', 'FiraSans-SemiBold']);
    expect([...text.matchAll(/\/FontFile2/g)]).toHaveLength(2);
  });

  it('keeps parts in the structure tree in the order in which they were written', async () => {
    const document = new PdfDocument(FACTS);
    document.heading(1, 'Eins');
    document.paragraph('Absatz');
    document.list(['erstens', 'zweitens']);
    document.figure({
      alt: 'Ein Balken von 2 bis 4',
      height: 20,
      draw: (canvas) => {
        canvas.bar({ x: 2, y: 2 }, 40, 10);
      },
    });
    document.heading(2, 'Zwei');
    document.table({
      caption: 'Werte',
      columns: [
        { title: 'Name', width: 0.5 },
        { title: 'Wert', width: 0.5, numeric: true },
      ],
      rows: [['a', '1']],
    });
    expect(structureOf(await document.bytes(footer))).toEqual([
      'Document',
      ['H1'],
      ['P'],
      ['L', ['LI', ['Lbl'], ['LBody']], ['LI', ['Lbl'], ['LBody']]],
      ['Figure "Ein Balken von 2 bis 4"'],
      ['H2'],
      ['Table', ['Caption'], ['THead', ['TR', ['TH Column'], ['TH Column']]], ['TBody', ['TR', ['TH Row'], ['TD']]]],
    ]);
  });

  it('keeps a table one table over several pages, and says the number of pages on each', async () => {
    const document = new PdfDocument(FACTS);
    document.heading(1, 'Lang');
    const rows = Array.from({ length: 120 }, (_, at) => [`Zeile ${at}`, 'x'.repeat(20)]);
    document.table({
      caption: 'Lang',
      columns: [
        { title: 'A', width: 0.5 },
        { title: 'B', width: 0.5 },
      ],
      rows,
    });
    const bytes = await document.bytes(footer);
    const pages = [...bytes.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;
    expect(pages).toBeGreaterThan(2);
    const [, , table] = structureOf(bytes);
    expect(table![0]).toBe('Table');
    expect(table![3]).toHaveLength(121);
  });
});
