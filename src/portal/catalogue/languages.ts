import { DomainError } from '../../kernel/domain-error.js';

/**
 * Codes such as "de, en", however they are separated.
 * @throws DomainError `course-language-unknown` for what is no code of two or three letters
 */
export function languagesOf(text: string): readonly string[] {
  const codes = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const wrong = codes.find((code) => !/^[a-z]{2,3}$/.test(code));
  if (wrong !== undefined) throw new DomainError('course-language-unknown', 'invalid', { language: wrong });
  return [...new Set(codes)];
}
