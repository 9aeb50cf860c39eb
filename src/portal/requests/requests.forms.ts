import { applyDecorators } from '@nestjs/common';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

import { BULK_DECISIONS, type BulkDecisionKind } from '../../vouchers/index.js';
import { DeskForm } from '../hr/hr.forms.js';
import { EmptyIsAbsent, ListOfForm, NumberOfForm, Trimmed } from '../shared/form-values.js';
import { REQUEST_SORTS, REQUESTS_SHOWN, type RequestSort, type RequestsShown } from './request-search.js';

/** As many as a page of the list shows. */
const MOST_CHOSEN = 25;
const MOST_PAGES = 100_000;
const REASON_LENGTH = 1_000;

export const OptionalText = (length: number): PropertyDecorator =>
  applyDecorators(EmptyIsAbsent(), Trimmed(), IsOptional(), IsString(), MaxLength(length));
const OptionalId = (): PropertyDecorator => applyDecorators(EmptyIsAbsent(), IsOptional(), IsUUID());

/** What every address of HR's pages may carry. */
export class DeskAddress {
  @OptionalId()
  readonly municipality?: string;

  /** What has just been done; the frame shows it. */
  @OptionalText(40)
  readonly done?: string;
}

/** What narrows and turns over a list. */
export class ListAddress extends DeskAddress {
  @OptionalId()
  readonly programme?: string;

  /** Words of a name, a unit or a course. */
  @OptionalText(100)
  readonly q?: string;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_PAGES)
  readonly page?: number;
}

export class RequestSearch extends ListAddress {
  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(REQUESTS_SHOWN)
  readonly state?: RequestsShown;

  @OptionalId()
  readonly course?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(REQUEST_SORTS)
  readonly sort?: RequestSort;

  /** All boxes of the page are ticked. */
  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(['all'])
  readonly select?: 'all';
}

const ChosenIds = (): PropertyDecorator =>
  applyDecorators(ListOfForm(), IsArray(), ArrayMaxSize(MOST_CHOSEN), IsUUID(undefined, { each: true }));

/** Which requests, and what is to become of them. */
export class ChosenForm extends DeskAddress {
  @IsIn(BULK_DECISIONS)
  readonly decision!: BulkDecisionKind;

  @ChosenIds()
  readonly id: readonly string[] = [];
}

/** What a form carries so that sending it twice does it once. */
export class KeyedForm extends DeskForm {
  @IsUUID()
  readonly key!: string;
}

export class KeyedReasonForm extends KeyedForm {
  @Trimmed()
  @IsString()
  @Length(1, REASON_LENGTH)
  readonly reason!: string;
}

export class DecideForm extends KeyedForm {
  @IsIn(BULK_DECISIONS)
  readonly decision!: BulkDecisionKind;

  @ChosenIds()
  readonly id: readonly string[] = [];

  /** Needed to decline. */
  @OptionalText(REASON_LENGTH)
  readonly reason?: string;
}

/** What became of each: the answer of a decision as an address, so that reloading it does nothing again. */
export class DecidedAddress extends DeskAddress {
  @IsIn(BULK_DECISIONS)
  readonly decision!: BulkDecisionKind;

  @ChosenIds()
  readonly ok: readonly string[] = [];

  /** id~code */
  @ListOfForm()
  @IsArray()
  @ArrayMaxSize(MOST_CHOSEN)
  @Matches(/^[0-9a-f-]{36}~[a-z-]{1,60}$/, { each: true })
  readonly no: readonly string[] = [];
}
