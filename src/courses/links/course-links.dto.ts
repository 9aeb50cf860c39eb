import { ApiProperty } from '@nestjs/swagger';

import { CourseTitle } from '../course-request.dto.js';
import { LINK_STATUSES, type LinkStatus } from '../domain/link-verdict.js';

export class BrokenLinkResponse {
  @ApiProperty({ format: 'uuid' })
  readonly courseId!: string;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ type: CourseTitle })
  readonly title!: CourseTitle;
  @ApiProperty()
  readonly provider!: string;
  @ApiProperty()
  readonly url!: string;
  @ApiProperty({ enum: LINK_STATUSES.filter((status) => status !== 'ok') })
  readonly linkStatus!: LinkStatus;
  @ApiProperty({ type: Number, nullable: true, description: 'Of an answer' })
  readonly httpStatus!: number | null;
  @ApiProperty({ description: 'How often it was tried' })
  readonly tries!: number;
  @ApiProperty({ format: 'date-time', type: String })
  readonly linkCheckedAt!: Date;
  @ApiProperty({ format: 'date-time', type: String })
  readonly failingSince!: Date;
}

export class BrokenLinkList {
  @ApiProperty({ type: [BrokenLinkResponse], description: 'The longest failing first' })
  readonly items!: readonly BrokenLinkResponse[];
  @ApiProperty({ format: 'date-time', type: String, nullable: true, description: 'When links were tried last' })
  readonly checkedAt!: Date | null;
}
