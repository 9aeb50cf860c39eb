import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

import type { ProgrammeState } from '../../vouchers/index.js';
import { EmptyIsAbsent, NumberOfForm, Trimmed } from '../shared/form-values.js';
import { type Sort, SORTS, STATES } from './list.js';
import { SETTLEMENT_VIEWS, type SettlementView } from './settlement-groups.js';

const MOST_PAGES = 100_000;

class Paged {
  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_PAGES)
  readonly page?: number;

  /** What has just been done; the frame shows it. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly done?: string;
}

/** The list's address: what is looked for, in which order, which page. */
export class ProgrammesForm extends Paged {
  @Trimmed()
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(STATES)
  readonly state?: ProgrammeState;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(SORTS)
  readonly sort?: Sort;
}

/** By what the settlement is added up. */
export class SettlementForm extends Paged {
  @IsOptional()
  @IsIn(SETTLEMENT_VIEWS)
  readonly by?: SettlementView;
}

/** The key under which a move counts once, however often its form is sent. */
export class KeyForm {
  @IsUUID()
  readonly key!: string;
}
