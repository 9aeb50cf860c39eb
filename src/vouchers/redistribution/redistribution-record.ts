import { canonicalJson } from '../domain/canonical-json.js';
import {
  type AllotmentUse,
  type PublishedRules,
  redistribute,
  type RedistributionLimits,
  type RedistributionLine,
} from '../domain/redistribution.js';
import { tiesOf } from '../domain/distribution.js';
import { sha256 } from '../ledger/sha256.js';

/** Everything that is needed to calculate a redistribution again: rules and numbers at one moment. */
export interface DecisionInputs {
  readonly programmeId: string;
  readonly rules: PublishedRules;
  /** By ARS. */
  readonly allotments: readonly AllotmentUse[];
}

/** What was moved in the end, and the numbers of that moment. */
export interface Outcome {
  readonly allotments: readonly AllotmentUse[];
  /** By ARS. */
  readonly lines: readonly RedistributionLine[];
}

/** The redistribution of these inputs, within what was decided before if that is given. */
export function linesOf(
  { rules, allotments }: Pick<DecisionInputs, 'rules' | 'allotments'>,
  limits?: RedistributionLimits,
): readonly RedistributionLine[] {
  return redistribute(allotments, rules, tiesOf(rules, sha256), limits);
}

/** What nobody exceeds any more once it is decided. */
export function limitsOf(lines: readonly RedistributionLine[]): RedistributionLimits {
  return new Map(lines.map((line) => [line.municipalityId, line]));
}

/** SHA-256 of the canonical JSON of {inputs, lines}. */
export function recordHashOf(inputs: DecisionInputs, lines: readonly RedistributionLine[]): string {
  const { programmeId, rules, allotments } = inputs;
  const written = { programmeId, rules: { ...rules }, allotments: copies(allotments) };
  return sha256(canonicalJson({ inputs: written, lines: copies(lines) }));
}

/** SHA-256 of the canonical JSON of {recordHash, allotments, lines}: what was moved, bound to what was decided. */
export function outcomeHashOf(recordHash: string, { allotments, lines }: Outcome): string {
  return sha256(canonicalJson({ recordHash, allotments: copies(allotments), lines: copies(lines) }));
}

function copies<Row extends object>(rows: readonly Row[]): readonly { [Name in keyof Row]: Row[Name] }[] {
  return rows.map((row) => ({ ...row }));
}
