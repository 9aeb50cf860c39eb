import { IsIn, IsOptional } from 'class-validator';

import type { Role } from '../../kernel/actor.js';
import { IsDay } from '../../platform/http/is-day.js';
import { DeskForm } from '../hr/hr.forms.js';
import { DeskAddress } from '../requests/requests.forms.js';
import { EmptyIsAbsent } from '../shared/form-values.js';

const ROLES: readonly Role[] = ['employee', 'hr'];

/** Asks before somebody leaves. */
export class LeaveAddress extends DeskAddress {
  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(ROLES)
  readonly role?: Role;

  @IsDay()
  readonly lastDay!: string;
}

export class StayForm extends DeskForm {
  @IsIn(ROLES)
  readonly role!: Role;
}

export class LeaveForm extends StayForm {
  @IsDay()
  readonly lastDay!: string;
}
