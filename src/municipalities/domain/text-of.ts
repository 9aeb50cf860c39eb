import { type Finding, rejected } from '../../kernel/reading.js';

export interface TextLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

const BROKEN = '\uFFFD';

/** The lines of a UTF-8 text without line ends, byte order mark and blank lines. Bytes that are not UTF-8 become U+FFFD. */
export function linesOf(bytes: Uint8Array): readonly TextLine[] {
  const lines = new TextDecoder('utf-8').decode(bytes).split(/\r?\n/);
  return lines.map((text, at) => ({ line: at + 1, text })).filter(({ text }) => text.trim() !== '');
}

/** A finding when the line holds bytes that are not UTF-8, with the first such character's column. */
export function notUtf8({ line, text }: TextLine): Finding | undefined {
  const at = text.indexOf(BROKEN);
  return at < 0 ? undefined : rejected('administrations-not-utf8', { line, column: String(at + 1) });
}
