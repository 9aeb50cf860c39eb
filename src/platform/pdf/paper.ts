import path from 'node:path';

const FONTS = path.join(import.meta.dirname, 'assets');

/** Measures in points; a page of A4 upright. */
export const PAPER = { width: 595.28, height: 841.89, margin: { top: 56, right: 56, bottom: 64, left: 56 } };
export const TEXT_WIDTH = PAPER.width - PAPER.margin.left - PAPER.margin.right;
export const BOTTOM = PAPER.height - PAPER.margin.bottom;

/** The typeface of the pages, embedded: a reader that lacks it shows the same, and text can be taken out as text. */
export const FONT = {
  regular: path.join(FONTS, 'FiraSans-Regular.ttf'),
  strong: path.join(FONTS, 'FiraSans-SemiBold.ttf'),
};

export const SIZE = { body: 10.5, small: 9, headings: [20, 14, 11.5] } as const;

/** Dark on white with a contrast of at least 7 to 1; no meaning is in a colour alone. */
export const INK = {
  text: '#171a2b',
  muted: '#474d63',
  line: '#8b90a5',
  accent: '#1f3f9e',
  tint: '#c3cdee',
  paper: '#ffffff',
} as const;
