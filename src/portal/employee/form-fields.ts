import { applyDecorators } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';

import { EmptyIsAbsent } from '../shared/form-values.js';

/** A field that may stay empty. */
export const OptionalField = (): PropertyDecorator => applyDecorators(EmptyIsAbsent(), IsOptional());

/** What every address of a page may carry. */
export class PageAddress {
  /** The administration the person acts in, when they belong to several. */
  @OptionalField()
  @IsUUID()
  readonly municipalityId?: string;

  /** What has just been done; the frame shows it. */
  @OptionalField()
  readonly done?: string;
}
