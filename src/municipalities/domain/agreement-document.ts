import { DomainError } from '../../kernel/domain-error.js';

/** The largest document, in bytes: 10 MiB, a long scanned agreement. */
export const DOCUMENT_LIMIT = 10 * 1024 * 1024;

const TAIL = 1_024;
/** In Latin-1: a byte order mark and blanks, which scanners write, and nothing else may stand before it. */
const HEAD = /^(?:\u00ef\u00bb\u00bf)?\s{0,32}%PDF-[12]\.\d/;
const NAME_LENGTH = 120;
const PDF_TYPE = '.pdf';

/**
 * What is inside is a PDF, whatever its name says: it begins with `%PDF-1` or `%PDF-2` and ends with `%%EOF`
 * (ISO 32000-2, 7.5.2 and 7.5.5). Readers look for both within a kilobyte; here only the end may be followed by
 * something, because what begins as a page of the web would be one for others.
 * @throws DomainError `agreement-document-too-large`, `agreement-document-not-pdf`
 */
export function mustBeDocument(bytes: Buffer): void {
  if (bytes.length > DOCUMENT_LIMIT) {
    throw new DomainError('agreement-document-too-large', 'invalid', { megabytes: DOCUMENT_LIMIT / 1024 / 1024 });
  }
  const head = bytes.subarray(0, 64).toString('latin1');
  const tail = bytes.subarray(-TAIL).toString('latin1');
  if (!HEAD.test(head) || !tail.includes('%%EOF')) {
    throw new DomainError('agreement-document-not-pdf', 'invalid');
  }
}

/** The name under which it is kept and downloaded: no path, no sign with a meaning elsewhere, always ending in `.pdf`. */
export function documentName(given: string): string {
  const plain = (given.split(/[\\/]/).at(-1) ?? '').normalize('NFC').replaceAll(/[^\p{L}\p{N} ._-]/gu, '_');
  const base = plain
    .replace(/\.pdf$/i, '')
    .replace(/^[. ]+/, '')
    .slice(0, NAME_LENGTH);
  return `${base === '' ? 'dienstvereinbarung' : base}${PDF_TYPE}`;
}
