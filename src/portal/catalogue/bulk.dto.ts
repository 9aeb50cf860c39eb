import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength } from 'class-validator';

import {
  ACCESSIBILITY,
  BULK_KINDS,
  type BulkChange,
  type BulkMode,
  FORMATS,
  LIMITS,
  MOST_AT_ONCE,
} from '../../courses/index.js';
import { DomainError } from '../../kernel/domain-error.js';
import { CentsOfForm, EmptyIsAbsent, ListOfForm, NumberOfForm } from '../shared/form-values.js';
import { languagesOf } from './languages.js';

const COURSE_AT_REVISION = /^[0-9a-f-]{36}:\d{1,9}$/;
const VOCABULARY = 'DigComp';

/** Chosen courses and what is done to them, as the form sends it. */
export class BulkForm {
  @ListOfForm()
  @IsArray()
  @ArrayMaxSize(MOST_AT_ONCE)
  @Matches(COURSE_AT_REVISION, { each: true })
  readonly courses: readonly string[] = [];

  @IsIn(BULK_KINDS)
  readonly change!: BulkChange['kind'];

  @IsIn(['all-or-nothing', 'good-ones'])
  readonly mode!: BulkMode;

  /** Said on the page that asks before archiving. */
  @IsOptional()
  @IsIn(['yes'])
  readonly confirmed?: 'yes';

  @CentsOfForm()
  @IsOptional()
  @IsInt()
  @Max(LIMITS.priceCents)
  readonly bulkPrice?: number;

  @IsString()
  @MaxLength(100)
  readonly bulkLanguages: string = '';

  @ListOfForm()
  @IsArray()
  @IsIn(FORMATS, { each: true })
  readonly bulkFormats: readonly string[] = [];

  @ListOfForm()
  @IsArray()
  @IsIn(ACCESSIBILITY, { each: true })
  readonly bulkAccessibility: readonly string[] = [];

  @EmptyIsAbsent()
  @IsOptional()
  @MaxLength(20)
  readonly bulkCompetence?: string;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  readonly bulkFrom?: number;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  readonly bulkTo?: number;
}

export function coursesOf({ courses }: BulkForm): readonly { readonly id: string; readonly revision: number }[] {
  return courses.map((one) => {
    const [id = '', revision] = one.split(':');
    return { id, revision: Number(revision) };
  });
}

/** @throws DomainError `bulk-value-missing` when the chosen change needs a value that was left empty */
export function changeOf(form: BulkForm): BulkChange {
  const { change: kind, bulkFormats: formats, bulkAccessibility: accessibility } = form;
  switch (kind) {
    case 'set-price':
      return { kind, priceCents: given(form.bulkPrice) };
    case 'set-languages':
      return { kind, languages: languagesOf(given(form.bulkLanguages || undefined)) };
    case 'set-formats':
      return { kind, formats };
    case 'set-accessibility':
      return { kind, accessibility };
    case 'add-competence': {
      const [from, to] = [given(form.bulkFrom), given(form.bulkTo)];
      return { kind, lesson: { vocabulary: VOCABULARY, competence: given(form.bulkCompetence), from, to } };
    }
    case 'remove-competence':
      return { kind, vocabulary: VOCABULARY, competence: given(form.bulkCompetence) };
    default:
      return { kind };
  }
}

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new DomainError('bulk-value-missing', 'invalid');
  return value;
}
