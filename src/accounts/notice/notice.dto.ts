import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

import type { NoticeText } from './notice.service.js';

class NoticeSection {
  @ApiProperty({ example: 'what' })
  readonly name!: string;
  @ApiProperty()
  readonly heading!: string;
  @ApiProperty()
  readonly text!: string;
}

export class NoticeResponse implements NoticeText {
  @ApiProperty({ example: '2026-11' })
  readonly version!: string;
  @ApiProperty()
  readonly title!: string;
  @ApiProperty({ type: [NoticeSection] })
  readonly sections!: readonly NoticeSection[];
}

export class AcknowledgeNoticeBody {
  @ApiProperty({ example: '2026-11', description: 'The version that was read' })
  @IsString()
  @MaxLength(20)
  readonly version!: string;
}
