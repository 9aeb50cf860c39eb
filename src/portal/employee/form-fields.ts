import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsOptional, IsUUID } from 'class-validator';

/** A field that may stay empty: forms send what nobody filled in as an empty text. */
export const OptionalField = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value)),
    IsOptional(),
  );

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
