import { DomainError } from '../../kernel/domain-error.js';
import type { Target } from './check.js';
import { compareCodes } from '../../kernel/codes.js';
import { isKeyed, type Item } from './item.js';
import type { Response } from './responses.js';
import { seededNumber } from './seeded.js';

/** What may be practised: a competence at the level that is asked for. */
export interface PracticeTarget extends Target {
  readonly essential: boolean;
}

/** A practice so far. Nobody keeps it but the person, in a signed token. */
export interface Practice {
  readonly personId: string;
  readonly seed: string;
  /** Ids of the items drawn, in the order in which they are asked. */
  readonly form: readonly string[];
  /** To the first items of the form, in its order. */
  readonly responses: readonly Response[];
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** How far a practice is; there is no score. A skipped question counts as answered. */
export interface PracticeProgress {
  readonly answered: number;
  readonly total: number;
}

type PracticeItem = Pick<Item, 'code' | 'competence' | 'kind' | 'anchor'>;

const COMPETENCES = 2;
const ITEMS = 6;
const LIFE_MS = 2 * 60 * 60 * 1000;

/** When a practice that begins now ends, in milliseconds since 1970. */
export function practiceEnd(now: Date): number {
  return now.getTime() + LIFE_MS;
}

/**
 * Up to six items on up to two competences, drawn by the seed: essential competences first, in equal parts where the
 * bank allows; of each, items with a right answer first, then the nearest to the level. Every second item with a right
 * answer (by code) is never practised, so that the check still has some that nobody was told.
 */
export function practiceForm<T extends PracticeItem>(
  targets: readonly PracticeTarget[],
  bank: readonly T[],
  seed: string,
): readonly T[] {
  const pools = chosenTargets(targets, bank, seed).map((target) => poolFor(target, bank, seed));
  const rounds = Array.from({ length: ITEMS }, (_, round) => pools.flatMap((pool) => pool.slice(round, round + 1)));
  const drawn = new Set(rounds.flat().slice(0, ITEMS));
  return pools.flatMap((pool) => pool.filter((item) => drawn.has(item)));
}

/**
 * A practice from the content of a token that this installation signed, for the person who began it.
 * @throws DomainError `practice-token-invalid`, `practice-token-expired`
 */
export function readPractice(content: unknown, personId: string, now: Date): Practice {
  if (!isPractice(content) || content.personId !== personId) throw new DomainError('practice-token-invalid', 'invalid');
  if (content.expiresAt <= now.getTime()) throw new DomainError('practice-token-expired', 'invalid');
  return content;
}

export function practiceProgress({ form, responses }: Practice): PracticeProgress {
  return { answered: responses.length, total: form.length };
}

/** The signature says that it was ours; the shape, that it was not an older version's. */
function isPractice(content: unknown): content is Practice {
  const { form, responses, expiresAt, seed } = (content ?? {}) as Partial<Practice>;
  const isWhole = Array.isArray(form) && Array.isArray(responses) && responses.length <= form.length;
  return isWhole && typeof seed === 'string' && typeof expiresAt === 'number';
}

function chosenTargets(
  targets: readonly PracticeTarget[],
  bank: readonly PracticeItem[],
  seed: string,
): readonly PracticeTarget[] {
  const asked = new Set(bank.map(({ competence }) => competence));
  const merged = new Map<string, PracticeTarget>();
  for (const target of targets.filter(({ competence }) => asked.has(competence))) {
    const before = merged.get(target.competence) ?? target;
    const [minimum, essential] = [Math.max(before.minimum, target.minimum), before.essential || target.essential];
    merged.set(target.competence, { ...target, minimum, essential });
  }
  const lot = ({ competence }: PracticeTarget): number => seededNumber(seed, competence);
  return [...merged.values()]
    .sort(
      (x, y) =>
        Number(y.essential) - Number(x.essential) || lot(x) - lot(y) || compareCodes(x.competence, y.competence),
    )
    .slice(0, COMPETENCES);
}

function poolFor<T extends PracticeItem>(target: PracticeTarget, bank: readonly T[], seed: string): readonly T[] {
  const items = bank.filter(({ competence }) => competence === target.competence);
  const keyed = items.filter(isKeyed).sort((x, y) => compareCodes(x.code, y.code));
  const ratings = items.filter((item) => !isKeyed(item));
  const nearest = (x: T, y: T): number =>
    Math.abs(x.anchor - target.minimum) - Math.abs(y.anchor - target.minimum) ||
    seededNumber(seed, x.code) - seededNumber(seed, y.code) ||
    compareCodes(x.code, y.code);
  return [...keyed.filter((_, at) => at % 2 === 0).sort(nearest), ...ratings.sort(nearest)];
}
