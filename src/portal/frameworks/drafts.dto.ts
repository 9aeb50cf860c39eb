import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';

import { PART_KINDS, type PartKind } from '../../competencies/index.js';
import { EmptyIsAbsent, Trimmed } from '../shared/form-values.js';

const ADDABLE = ['area', 'competence'] as const;

class DraftAddress {
  @IsUUID()
  readonly id!: string;
}

export class NewPartAddress extends DraftAddress {
  @IsIn(ADDABLE)
  readonly kind!: (typeof ADDABLE)[number];
}

export class PartAddress extends DraftAddress {
  @IsIn(PART_KINDS)
  readonly kind!: PartKind;

  @IsString()
  @MaxLength(60)
  readonly code!: string;
}

export class CompetenceAddress extends DraftAddress {
  @IsString()
  @MaxLength(60)
  readonly code!: string;
}

/** Where a list goes on: after as many as that. */
class FurtherAddress {
  @EmptyIsAbsent()
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  readonly after?: number;
}

export class StatementsAddress extends FurtherAddress {}

export class ImpactAddress extends FurtherAddress {}

export class WithdrawForm {
  @IsString()
  @MaxLength(64)
  readonly read!: string;
}

export class EditionForm {
  @Trimmed()
  @IsString()
  @MaxLength(60)
  readonly edition!: string;
}

export class RevisionForm {
  @Type(() => Number)
  @IsInt()
  readonly revision!: number;
}

export class PublishForm extends RevisionForm {
  @Transform(({ value }: { value: unknown }) => value === 'yes')
  @IsBoolean()
  readonly acceptConflicts: boolean = false;
}
