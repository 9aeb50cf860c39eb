import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import type { ProgrammeState } from '../../vouchers/index.js';
import { EmptyIsAbsent, Trimmed } from '../shared/form-values.js';
import { PagedForm } from '../shared/paged-form.js';
import { type Sort, SORTS, STATES } from './list.js';
import { SETTLEMENT_VIEWS, type SettlementView } from './settlement-groups.js';

/** The list's address: what is looked for, in which order, which page. */
export class ProgrammesForm extends PagedForm {
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
export class SettlementForm extends PagedForm {
  @IsOptional()
  @IsIn(SETTLEMENT_VIEWS)
  readonly by?: SettlementView;
}

/** The key under which a move counts once, however often its form is sent. */
export class KeyForm {
  @IsUUID()
  readonly key!: string;
}
