import { Transform } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';

import {
  APPORTIONMENT_METHODS,
  type DistributionInput,
  OBJECTION_VERDICTS,
  type ObjectionVerdict,
  type Programme,
  type TopUpInput,
  WEIGHT_KINDS,
} from '../../vouchers/index.js';
import { EmptyIsAbsent, ListOfForm, NumberOfForm, Trimmed } from '../shared/form-values.js';

const MOST_VOUCHERS = 10_000_000;
const MOST_OTHERS = 200;

/** Regional keys as people write them one after the other. */
const KeysOfForm = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }): unknown => {
    if (typeof value !== 'string') return value ?? [];
    return value.split(/[\s,;]+/).filter((key) => key !== '');
  });

/** How to distribute, as address and as form; without a method the form has not been sent yet. */
export class DistributionForm {
  @IsOptional()
  @IsIn(APPORTIONMENT_METHODS)
  readonly method?: DistributionInput['method'];

  @IsOptional()
  @IsIn(WEIGHT_KINDS)
  readonly weights?: DistributionInput['weights'];

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_VOUCHERS)
  readonly total?: number;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_VOUCHERS)
  readonly reserve?: number;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_VOUCHERS)
  readonly minimum?: number;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_VOUCHERS)
  readonly maximum?: number;

  /** Kinds. */
  @ListOfForm()
  @IsArray()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  readonly exclude: readonly string[] = [];

  /** Single municipalities. */
  @KeysOfForm()
  @IsArray()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  readonly others: readonly string[] = [];

  /** Seed of a lot for equal claims. */
  @Trimmed()
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly lot?: string;

  /** What has just been done; the frame shows it. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly done?: string;
}

export class ReasonForm {
  @Trimmed()
  @IsString()
  @Length(1, 1_000)
  readonly reason!: string;
}

export class ObjectionForm {
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly municipality?: string;

  @Trimmed()
  @IsString()
  @Length(1, 4_000)
  readonly text!: string;
}

export class ObjectionAnswerForm {
  @IsIn(OBJECTION_VERDICTS)
  readonly verdict!: ObjectionVerdict;

  @Trimmed()
  @IsString()
  @Length(1, 4_000)
  readonly answer!: string;
}

/** What is tried out, and what stood in the form. */
export interface Choice {
  readonly input: DistributionInput;
  /** Vouchers to distribute; in a top-up the programme's new total. */
  readonly total: number;
  readonly reserve: number;
  readonly kinds: readonly string[];
  readonly others: readonly string[];
}

/** Before anything is chosen: by population over all administrations but the districts, whose people count elsewhere. */
const FIRST_KINDS: readonly string[] = ['district'];

export function choiceOf(form: DistributionForm, programme: Programme): Choice {
  const { method, weights, minimum, maximum, others, lot } = form;
  const kinds = method === undefined ? FIRST_KINDS : form.exclude;
  const first = programme.state === 'draft' ? programme.total - programme.reserve : programme.total;
  return {
    input: {
      method: method ?? 'sainte-lague',
      weights: weights ?? 'population',
      minimum: minimum ?? 0,
      maximum: maximum ?? null,
      exclude: [...kinds, ...others.slice(0, MOST_OTHERS)],
      ...(lot !== undefined && { lot }),
    },
    total: form.total ?? first,
    reserve: form.reserve ?? programme.reserve,
    kinds,
    others,
  };
}

export function topUpOf({ input, total, reserve }: Choice): TopUpInput {
  return { ...input, total, reserve };
}

/** The same choice as fields of a form or as part of an address. */
export function fieldsOf({ input, total, reserve, kinds, others }: Choice): readonly (readonly [string, string])[] {
  const { method, weights, minimum, maximum, lot } = input;
  return [
    ['method', method],
    ['weights', weights],
    ['total', String(total)],
    ['reserve', String(reserve)],
    ['minimum', String(minimum)],
    ...(maximum === null ? [] : ([['maximum', String(maximum)]] as const)),
    ...kinds.map((kind) => ['exclude', kind] as const),
    ...(lot === undefined ? [] : ([['lot', lot]] as const)),
    ...(others.length === 0 ? [] : ([['others', others.join(' ')]] as const)),
  ];
}

export function addressOf(choice: Choice): string {
  return new URLSearchParams(fieldsOf(choice).map(([name, value]) => [name, value])).toString();
}
