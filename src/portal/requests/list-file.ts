import { DomainError } from '../../kernel/domain-error.js';

const SIGNS = [
  ['workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
] as const;

/**
 * The text of a CSV file, written in UTF-8 or as a German Excel writes it (Windows-1252).
 * @throws DomainError (invalid) `list-file-is-workbook`, `list-file-is-pdf`, `list-file-is-no-text` for what is no
 *   CSV; `list-file-empty`; `list-file-too-large` {limit} for more characters than the limit
 */
export function textOfList(bytes: Buffer, limit: number): string {
  const sign = SIGNS.find(([, begin]) => begin.every((byte, at) => bytes[at] === byte));
  if (sign !== undefined) throw new DomainError(`list-file-is-${sign[0]}`, 'invalid');
  if (bytes.includes(0)) throw new DomainError('list-file-is-no-text', 'invalid');
  const text = decoded(bytes);
  if (text.trim() === '') throw new DomainError('list-file-empty', 'invalid');
  if (text.length > limit) throw new DomainError('list-file-too-large', 'invalid', { limit });
  return text;
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
