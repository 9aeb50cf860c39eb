import { IsIn, IsOptional, Matches } from 'class-validator';

import { CROSSINGS, type Crossing } from '../../insights/index.js';
import { ListAddress } from '../requests/requests.forms.js';
import { EmptyIsAbsent } from '../shared/form-values.js';

/** What the address of the page asks for; `q` and `page` narrow and turn over the list of all municipalities. */
export class InsightsAddress extends ListAddress {
  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(CROSSINGS)
  readonly by?: Crossing;

  /** A quarter, such as 2026-Q3. */
  @EmptyIsAbsent()
  @IsOptional()
  @Matches(/^[1-9]\d{3}-Q[1-4]$/)
  readonly period?: string;
}
