import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import type { Localized } from '../../kernel/localized.js';
import { MARK_KINDS, MARK_LIMITS, type MarkKind } from '../domain/course-mark.js';
import type { TitledMark } from '../domain/path-view.js';
import type { MarkInput } from './marks.service.js';

export class MarkRequest implements MarkInput {
  @ApiProperty({
    enum: MARK_KINDS,
    description: '`pin`: in the path in any case; `dismissal`: not in the path',
  })
  @IsIn(MARK_KINDS)
  readonly kind!: MarkKind;

  @ApiPropertyOptional({ minLength: 1, maxLength: MARK_LIMITS.reason, description: 'A dismissal needs one' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MARK_LIMITS.reason)
  readonly reason?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'May be left out by somebody with one municipality' })
  @IsOptional()
  @IsUUID()
  readonly municipalityId?: string;
}

export class MarkResponse implements TitledMark {
  @ApiProperty({ format: 'uuid' })
  readonly courseId!: string;
  @ApiProperty({ type: Object, description: 'By language' })
  readonly title!: Localized;
  @ApiProperty({ enum: MARK_KINDS })
  readonly kind!: MarkKind;
  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;
  @ApiProperty()
  readonly createdAt!: Date;
}
