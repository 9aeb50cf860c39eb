import { applyDecorators } from '@nestjs/common';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import { IsDay } from '../../platform/http/is-day.js';
import { OFFER_TEXT_LIMIT } from '../../vouchers/index.js';
import { EmptyIsAbsent } from '../shared/form-values.js';
import { DeskAddress, KeyedForm, ListAddress, OptionalText } from './requests.forms.js';

/** Give a voucher, or offer one. */
export const HOWS = ['assign', 'offer'] as const;
export type How = (typeof HOWS)[number];

/** Longest list that a form carries: 1,000 rows of about a hundred characters. */
export const LIST_LENGTH = 100_000;

const OptionalId = (): PropertyDecorator => applyDecorators(EmptyIsAbsent(), IsOptional(), IsUUID());

export class PersonSearch extends ListAddress {}

export class AssignAddress extends DeskAddress {
  @IsUUID()
  readonly person!: string;

  @IsUUID()
  readonly programme!: string;

  /** Left out: the holder chooses when redeeming. */
  @OptionalId()
  readonly course?: string;

  @IsIn(HOWS)
  readonly how!: How;
}

/** With what an offer says. */
export class AssignForm extends KeyedForm {
  @IsUUID()
  readonly person!: string;

  @IsUUID()
  readonly programme!: string;

  @OptionalId()
  readonly course?: string;

  @IsIn(HOWS)
  readonly how!: How;

  @EmptyIsAbsent()
  @IsOptional()
  @IsDay()
  readonly lastDay?: string;

  @OptionalText(OFFER_TEXT_LIMIT)
  readonly note?: string;
}

/** The list as it was previewed: every row or none, or the possible ones. */
export class ListForm extends KeyedForm {
  @IsUUID()
  readonly programme!: string;

  @IsIn(['all', 'good'])
  readonly mode!: 'all' | 'good';

  @IsString()
  @MaxLength(LIST_LENGTH)
  readonly csv!: string;
}
