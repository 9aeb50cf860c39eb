import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

import { MUNICIPALITY_KINDS } from '../../municipalities/index.js';
import { IsDay } from '../../platform/http/is-day.js';
import { TALLY_REPORT_FORMATS, type TallyReportFormat } from '../../vouchers/index.js';
import { EmptyIsAbsent } from '../shared/form-values.js';
import { type BoardChoice, type Order, ORDERS } from './board-rows.js';

const LAST_PAGE = 1_000_000;

/** The address of the board: which municipalities, in which order, which page, and a recount to follow. */
export class BoardForm {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(MUNICIPALITY_KINDS)
  readonly kind?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(['only'])
  readonly alarms?: 'only';

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(ORDERS)
  readonly sort?: Order;

  @EmptyIsAbsent()
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LAST_PAGE)
  readonly page?: number;

  @EmptyIsAbsent()
  @IsOptional()
  @IsUUID()
  readonly job?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly done?: string;
}

export function choiceOf({ search = '', kind = '', alarms, sort = 'name', page = 1 }: BoardForm): BoardChoice {
  return { search, kind, onlyAlarms: alarms === 'only', order: sort, page };
}

export class ProgrammeForm {
  @EmptyIsAbsent()
  @IsOptional()
  @IsUUID()
  readonly programme?: string;
}

/** Which report to download. */
export class ReportForm {
  @IsIn(TALLY_REPORT_FORMATS)
  readonly format: TallyReportFormat = 'xlsx';

  @EmptyIsAbsent()
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsDay()
  readonly from?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsDay()
  readonly to?: string;
}
