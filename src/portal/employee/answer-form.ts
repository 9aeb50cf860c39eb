import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsUUID, Matches, Min } from 'class-validator';

import { OptionalField } from './form-fields.js';

const KINDS = ['self-rating', 'single-choice', 'multiple-choice', 'ordering'] as const;
const MOST_OPTIONS = 100;

/** One question's form: radio choices, checkboxes and places of an order all send `chosen`, an option's index each. */
export class AnswerForm {
  @IsUUID()
  readonly itemId!: string;

  @IsIn(KINDS)
  readonly kind!: (typeof KINDS)[number];

  /** Place of the question in the check. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly number!: number;

  @OptionalField()
  @IsIn(['yes'])
  readonly skip?: 'yes';

  @Transform(({ value }: { value: unknown }) => (value === undefined ? [] : [value].flat()))
  @ArrayMaxSize(MOST_OPTIONS)
  @Matches(/^\d{0,3}$/, { each: true })
  readonly chosen: readonly string[] = [];
}

export type GivenAnswer =
  | { readonly kind: 'skip' }
  | { readonly kind: 'self-rating' | 'single-choice'; readonly option: number }
  | { readonly kind: 'multiple-choice'; readonly options: readonly number[] }
  | { readonly kind: 'ordering'; readonly order: readonly number[] };

/** Nothing was chosen; or an order leaves a place empty or names something twice. */
export type AnswerFault = 'missing' | 'order';

/** What the person answered, or what keeps the form from being an answer. */
export function answerOf({ kind, skip, chosen }: Omit<AnswerForm, 'itemId' | 'number'>): GivenAnswer | AnswerFault {
  if (skip !== undefined) return { kind: 'skip' };
  const filled = chosen.filter((option) => option !== '').map(Number);
  const [first] = filled;
  if (first === undefined) return 'missing';
  if (kind === 'multiple-choice') return { kind, options: filled };
  if (kind !== 'ordering') return { kind, option: first };
  const isComplete = filled.length === chosen.length && new Set(filled).size === filled.length;
  return isComplete ? { kind, order: filled } : 'order';
}
