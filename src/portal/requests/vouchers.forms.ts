import { IsIn, IsOptional } from 'class-validator';

import { EmptyIsAbsent } from '../shared/form-values.js';
import { ListAddress } from './requests.forms.js';
import { VOUCHER_SORTS, VOUCHERS_SHOWN, type VoucherSort, type VouchersShown } from './voucher-search.js';

export class VoucherSearch extends ListAddress {
  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(VOUCHERS_SHOWN)
  readonly state?: VouchersShown;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(VOUCHER_SORTS)
  readonly sort?: VoucherSort;
}
