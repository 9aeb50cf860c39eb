import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

import type { CoverageMap, CoveredCompetence } from './coverage.service.js';
import { CourseTitle } from './course-request.dto.js';
import type { CoveredStep } from './domain/coverage.js';

export class CoverageQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly frameworkId!: string;
}

class CoveragePeriod {
  @ApiProperty({ example: '2026-Q3' })
  readonly name!: string;
  @ApiProperty({ format: 'date' })
  readonly from!: string;
  @ApiProperty({ format: 'date' })
  readonly to!: string;
}

class CoveredStepResponse implements CoveredStep {
  @ApiProperty()
  readonly from!: number;
  @ApiProperty()
  readonly to!: number;
  @ApiProperty({ description: 'Published courses that teach the step' })
  readonly courses!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Persons, rounded to 5; null for too few to be counted' })
  readonly waiting!: number | null;
}

class CoveredCompetenceResponse implements CoveredCompetence {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ type: CourseTitle })
  readonly title!: CourseTitle;
  @ApiProperty({ type: [CoveredStepResponse] })
  readonly steps!: readonly CoveredStepResponse[];
}

export class CoverageMapResponse implements CoverageMap {
  @ApiProperty({ format: 'uuid' })
  readonly frameworkId!: string;
  @ApiProperty({ type: CoveragePeriod })
  readonly period!: CoveragePeriod;
  @ApiProperty({ type: [CoveredCompetenceResponse] })
  readonly competencies!: readonly CoveredCompetenceResponse[];
}
