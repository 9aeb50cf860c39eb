import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export class StatementQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly statementId!: string;
}

export class AboutResponse {
  @ApiProperty({ type: [String], example: ['1.0.3'] })
  readonly version!: readonly string[];
}
