import { type LevelAxis, levelAxis } from '../kernel/level-axis.js';
import type { Locale } from '../kernel/localized.js';
import type { PdfCanvas } from '../platform/pdf/pdf-canvas.js';
import { PdfDocument } from '../platform/pdf/pdf-document.js';
import type { DocumentCompetence, ResultDocument } from './result-document.js';
import type { Speech } from './result-words.js';

const FIGURE = { height: 52, margin: 8, band: { top: 8, height: 10 }, axis: 26, numbers: 32, names: 42 };
const TARGET = { width: 8, height: 7 };
const NONE = '–';

/** The result for the talk about qualification: in words, as pictures with their words, and as one table. */
export async function resultPdf(result: ResultDocument, speech: Speech, createdAt: Date): Promise<Buffer> {
  const { t } = speech;
  const language: Locale = result.language;
  const pdf = new PdfDocument({ title: result.title, language, createdAt });
  pdf.heading(1, result.title);
  pdf.paragraph(result.summary, { strong: true });
  pdf.paragraph(t('checks:result.reading'));
  pdf.paragraph(result.source);
  pdf.paragraph(result.disclaimer, { strong: true });
  writeAreas(pdf, result, speech);
  pdf.heading(2, t('checks:result.pdf.competencies'));
  pdf.paragraph(t('checks:result.pdf.legend'), { muted: true });
  for (const one of result.competencies) writeCompetence(pdf, one, result, speech);
  writeValues(pdf, result, speech);
  return pdf.bytes((page, pages) => t('checks:result.pdf.footer', { page, pages }));
}

function writeAreas(pdf: PdfDocument, { areas }: ResultDocument, { t, format }: Speech): void {
  if (areas.length === 0) return;
  const title = (key: string) => t(`checks:result.pdf.columns.${key}`);
  pdf.heading(2, t('checks:result.pdf.areas'));
  pdf.table({
    caption: t('checks:result.pdf.areasCaption'),
    columns: [
      { title: title('area'), width: 0.33 },
      { title: title('measured'), width: 0.12 },
      { title: title('level'), width: 0.29 },
      { title: title('estimate'), width: 0.12, numeric: true },
      { title: title('band'), width: 0.14, numeric: true },
    ],
    rows: areas.map((area) => [
      area.title || area.code,
      t('checks:result.area.count', { measured: area.measured, asked: area.asked }),
      area.words.level,
      area.estimate === null ? NONE : format.measure(area.estimate),
      bandText(area.band, format.measure),
    ]),
  });
}

function writeCompetence(pdf: PdfDocument, one: DocumentCompetence, { levels }: ResultDocument, { t }: Speech): void {
  const { words } = one;
  const [title, required] = [nameOf(one), words.required];
  pdf.heading(3, title);
  pdf.figure({
    alt: t('checks:result.pdf.figure', { competence: title, words: words.estimate, required }),
    height: FIGURE.height,
    draw: (canvas, width) => {
      drawLevel(canvas, levelAxis(levels, width, FIGURE.margin), one, levels);
    },
  });
  pdf.paragraph(one.measured ? `${words.level}. ${required}.` : `${t('checks:result.notMeasuredMeans')} ${required}.`, {
    strong: true,
  });
  if (one.levelText !== null && one.levelText !== '') pdf.paragraph(one.levelText);
  for (const sentence of one.change?.words ?? []) pdf.paragraph(sentence);
  pdf.paragraph(`${words.restsOn} ${words.stopReason}`, { muted: true });
}

function drawLevel(
  canvas: PdfCanvas,
  axis: LevelAxis,
  one: DocumentCompetence,
  levels: ResultDocument['levels'],
): void {
  const { band, estimate, required } = one;
  if (band !== null) {
    const [from, to] = [axis.at(band[0]), axis.at(band[1])];
    canvas.bar({ x: from, y: FIGURE.band.top }, Math.max(1, to - from), FIGURE.band.height);
  }
  if (required !== null) drawTarget(canvas, axis.at(required));
  if (estimate !== null) canvas.dot({ x: axis.at(estimate), y: FIGURE.band.top + FIGURE.band.height / 2 }, 3.5);
  const ends = [...axis.ticks.map(({ x }) => x), ...axis.coarse.map(({ to }) => to)];
  canvas.line({ x: axis.at(0), y: FIGURE.axis }, { x: Math.max(...ends), y: FIGURE.axis });
  for (const { level, x } of axis.ticks) {
    const isCoarse = axis.coarse.some(({ from }) => from === x);
    canvas.line({ x, y: FIGURE.axis - (isCoarse ? 4 : 0) }, { x, y: FIGURE.axis + 4 });
    canvas.label(String(level), { x, y: FIGURE.numbers }, 20);
  }
  for (const { coarse, from, to } of axis.coarse) {
    const name = levels.find((level) => level.coarse === coarse)?.coarseName ?? '';
    canvas.label(name, { x: (from + to) / 2, y: FIGURE.names }, to - from);
  }
}

function drawTarget(canvas: PdfCanvas, x: number): void {
  canvas.line({ x, y: 0 }, { x, y: FIGURE.axis }, 'text');
  const half = TARGET.width / 2;
  canvas.shape([
    { x: x - half, y: 0 },
    { x: x + half, y: 0 },
    { x, y: TARGET.height },
  ]);
}

function writeValues(pdf: PdfDocument, { competencies }: ResultDocument, { t, format }: Speech): void {
  const title = (key: string) => t(`checks:result.pdf.columns.${key}`);
  pdf.heading(2, t('checks:result.pdf.values'));
  pdf.table({
    caption: t('checks:result.pdf.valuesCaption'),
    columns: [
      { title: title('competence'), width: 0.32 },
      { title: title('level'), width: 0.25 },
      { title: title('estimate'), width: 0.12, numeric: true },
      { title: title('band'), width: 0.13, numeric: true },
      { title: title('required'), width: 0.06, numeric: true },
      { title: title('answers'), width: 0.12, numeric: true },
    ],
    rows: competencies.map((one) => [
      nameOf(one),
      one.words.level,
      one.estimate === null ? NONE : format.measure(one.estimate),
      bandText(one.band, format.measure),
      one.required === null ? NONE : String(one.required),
      String(one.answers),
    ]),
  });
}

function nameOf({ code, title }: DocumentCompetence): string {
  return title === '' ? code : `${code} ${title}`;
}

function bandText(band: readonly [number, number] | null, measure: (value: number) => string): string {
  return band === null ? NONE : `${measure(band[0])} – ${measure(band[1])}`;
}
