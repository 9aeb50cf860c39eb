import { DomainError } from '../../kernel/domain-error.js';
import { type Part, partsOf } from './edition-parts.js';
import type { FrameworkFile } from './framework-file.js';

/** As an edition is named: up to 20 letters, digits, points, hyphens or underscores, a letter or a digit first. */
export const EDITION_NAME = /^[0-9A-Za-z][\w.-]{0,19}$/;
/** As areas and competences are named. */
export const PART_CODE = /^[0-9A-Za-z][\w.-]{0,19}$/;

/** What other editions say that a next one has to fit to. */
export interface Neighbours {
  readonly basis: FrameworkFile;
  /** Codes of competences of all editions of the framework. */
  readonly usedCodes: ReadonlySet<string>;
}

/**
 * Whether an edition may follow its basis. Who it is, its scale and the meaning of codes stay: results, profiles and courses
 * of all editions are compared by them.
 * @throws DomainError `framework-other`, `framework-levels-fixed`, `edition-name-invalid`, `part-code-invalid`,
 *   `competence-code-used`
 */
export function mustFollow({ basis, usedCodes }: Neighbours, next: FrameworkFile): void {
  if (next.code !== basis.code || next.vocabulary !== basis.vocabulary) {
    throw new DomainError('framework-other', 'invalid', { field: 'code' });
  }
  if (scaleOf(next) !== scaleOf(basis)) throw new DomainError('framework-levels-fixed', 'invalid', { field: 'levels' });
  if (!EDITION_NAME.test(next.edition)) throw new DomainError('edition-name-invalid', 'invalid', { field: 'edition' });
  const known = new Set(partsOf(basis).map(nameOf));
  for (const part of partsOf(next).filter((one) => !known.has(nameOf(one)))) mustBeNew(part, usedCodes);
}

function mustBeNew({ kind, code }: Part, usedCodes: ReadonlySet<string>): void {
  if (kind !== 'area' && kind !== 'competence') return;
  if (!PART_CODE.test(code)) throw new DomainError('part-code-invalid', 'invalid', { field: 'code', value: code });
  if (kind === 'competence' && usedCodes.has(code)) {
    throw new DomainError('competence-code-used', 'invalid', { field: 'code', value: code });
  }
}

function scaleOf({ levels }: FrameworkFile): string {
  return levels.map(({ number, coarse }) => `${number}/${coarse}`).join(' ');
}

function nameOf({ kind, code }: Part): string {
  return `${kind} ${code}`;
}
