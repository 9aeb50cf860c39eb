import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import { LEDGER_KINDS, type LedgerKind } from '../../vouchers/index.js';
import { EmptyIsAbsent } from '../shared/form-values.js';

export const LEDGER_ORDERS = ['newest', 'oldest'] as const;
type LedgerOrder = (typeof LEDGER_ORDERS)[number];

/** The address of the page: which entries, from where on, and whether to check now. */
export class LedgerForm {
  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(LEDGER_KINDS)
  readonly kind?: LedgerKind;

  @EmptyIsAbsent()
  @IsOptional()
  @IsUUID()
  readonly municipality?: string;

  /** The newest first unless it is said. */
  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(LEDGER_ORDERS)
  readonly order?: LedgerOrder;

  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(['now'])
  readonly check?: 'now';
}
