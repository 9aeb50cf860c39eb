import { ApiProperty } from '@nestjs/swagger';

import { ACCESS_KINDS, type AccessKind } from '../../platform/audit/access-kinds.js';
import type { AccessRole } from '../../platform/audit/accesses.js';
import type { AccessInWords } from './access-log.service.js';

class AccessResponse implements AccessInWords {
  @ApiProperty({
    description: 'The first look; more within the same hour, of a program within the same day, are not counted apart',
  })
  readonly at!: Date;
  @ApiProperty({
    enum: ['hr', 'hr-system', 'admin', 'course-platform', 'visitor'],
    description: 'A visitor: only in a demo',
  })
  readonly role!: AccessRole;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly municipalityId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name of the municipality' })
  readonly municipality!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of a course platform' })
  readonly provider!: string | null;
  @ApiProperty({ enum: [...ACCESS_KINDS] })
  readonly kind!: AccessKind;
  @ApiProperty({ type: String, nullable: true, description: 'What the person released it for' })
  readonly purpose!: string | null;
  @ApiProperty({ example: 'Die Personalstelle von Kandel hat Ihren Gutschein-Antrag gesehen.' })
  readonly text!: string;
  @ApiProperty({ example: 'Um darüber zu entscheiden.' })
  readonly why!: string;
}

export class AccessPage {
  @ApiProperty({ type: [AccessResponse], description: 'Newest first' })
  readonly items!: readonly AccessResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}
