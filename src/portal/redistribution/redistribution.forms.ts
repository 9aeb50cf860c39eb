import { IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';

import { IsDay } from '../../platform/http/is-day.js';
import {
  type Announcement,
  APPORTIONMENT_METHODS,
  MOST_WINDOW_DAYS,
  type PublishedRules,
  type RedistributionView,
} from '../../vouchers/index.js';
import { EmptyIsAbsent, NumberOfForm, Trimmed } from '../shared/form-values.js';

const MOST_VOUCHERS = 10_000_000;

/** Rules to try, as address and as form; what is left out stands as it is, or as it is proposed. */
export class RulesForm {
  @IsOptional()
  @IsIn(APPORTIONMENT_METHODS)
  readonly method?: PublishedRules['method'];

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  readonly useThresholdPercent?: number;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  readonly keepPercent?: number;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_VOUCHERS)
  readonly minimumKept?: number;

  @NumberOfForm()
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_VOUCHERS)
  readonly maximumReceived?: number;

  /** Seed of a lot for equal claims. */
  @Trimmed()
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly lot?: string;

  /** What has just been done; the frame shows it. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly done?: string;
}

export class AnnouncementForm extends RulesForm {
  @IsDay()
  readonly dueOn!: string;

  @NumberOfForm()
  @IsInt()
  @Min(0)
  @Max(MOST_WINDOW_DAYS)
  readonly windowDays!: number;

  /** The announcement that was read, when it is changed. */
  @NumberOfForm()
  @IsOptional()
  @IsInt()
  readonly revision?: number;
}

export class EndForm {
  @Trimmed()
  @IsString()
  @Length(1, 1_000)
  readonly reason!: string;

  @IsOptional()
  @IsIn(['yes'])
  readonly leaveInUse?: 'yes';
}

const PROPOSED: PublishedRules = {
  ...{ method: 'sainte-lague', useThresholdPercent: 50, keepPercent: 20 },
  ...{ minimumKept: 1, maximumReceived: null },
};

/** The rules of a form; of one that was not sent, those announced or those proposed. */
export function rulesOf(form: RulesForm, announced: Pick<RedistributionView, 'rules'> | null): PublishedRules {
  const before = announced?.rules ?? PROPOSED;
  if (form.method === undefined) return before;
  const { method, useThresholdPercent, keepPercent, minimumKept, maximumReceived, lot } = form;
  return {
    method,
    useThresholdPercent: useThresholdPercent ?? before.useThresholdPercent,
    keepPercent: keepPercent ?? before.keepPercent,
    minimumKept: minimumKept ?? before.minimumKept,
    maximumReceived: maximumReceived ?? null,
    ...(lot !== undefined && { lot }),
  };
}

export function announcementOf(form: AnnouncementForm): Announcement {
  return { dueOn: form.dueOn, windowDays: form.windowDays, rules: rulesOf(form, null) };
}

/** The rules as fields of a form. */
export function fieldsOfRules(rules: PublishedRules): readonly (readonly [string, string])[] {
  return Object.entries(rules).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value as string | number)] as const],
  );
}
