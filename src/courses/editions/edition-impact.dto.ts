import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';

import { DIFFERENCE_KINDS, type DifferenceKind } from '../../competencies/index.js';
import type {
  CompetenceImpact,
  ImpactCourse,
  ImpactCourses,
  ImpactItems,
  ImpactProfile,
} from '../domain/edition-impact.js';
import { CourseTitle } from '../course-request.dto.js';
import type { EditionImpact } from './edition-impact.service.js';

const COUNT = { type: Number, nullable: true } as const;

export class PublishEditionInput {
  @ApiPropertyOptional({ description: 'Needed where published profiles ask for what the edition withdraws' })
  @IsOptional()
  @IsBoolean()
  readonly acceptConflicts: boolean = false;
}

export class PublishedEditionResponse {
  @ApiProperty({ format: 'uuid', description: 'The framework that the draft has become' })
  readonly id!: string;
}

class EditionPeriod {
  @ApiProperty({ example: '2026-Q3' })
  readonly name!: string;
  @ApiProperty({ format: 'date' })
  readonly from!: string;
  @ApiProperty({ format: 'date' })
  readonly to!: string;
}

class EditionBasis {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly edition!: string;
}

class FieldDifferenceResponse {
  @ApiProperty({ description: 'What a competence means on level n is `level-n`' })
  readonly field!: string;
  @ApiProperty({ type: CourseTitle })
  readonly before!: CourseTitle;
  @ApiProperty({ type: CourseTitle })
  readonly after!: CourseTitle;
}

class PartDifferenceResponse {
  @ApiProperty({ enum: ['framework', 'level', 'area', 'competence', 'statement'] })
  readonly kind!: 'framework' | 'level' | 'area' | 'competence' | 'statement';
  @ApiProperty({ description: 'Of a level, its number' })
  readonly code!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly competence!: string | null;
  @ApiProperty({ enum: DIFFERENCE_KINDS })
  readonly difference!: DifferenceKind;
  @ApiProperty({ type: CourseTitle })
  readonly title!: CourseTitle;
  @ApiProperty({ type: [FieldDifferenceResponse] })
  readonly fields!: readonly FieldDifferenceResponse[];
}

class ImpactProfileResponse implements ImpactProfile {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly version!: number;
  @ApiProperty({ type: CourseTitle })
  readonly title!: CourseTitle;
  @ApiProperty({ enum: ['draft', 'published'] })
  readonly state!: ImpactProfile['state'];
  @ApiProperty({ description: 'The edition of the framework that it stands on' })
  readonly edition!: string;
}

class ImpactItemsResponse implements ImpactItems {
  @ApiProperty({ format: 'uuid' })
  readonly instrumentId!: string;
  @ApiProperty()
  readonly version!: number;
  @ApiProperty({ type: CourseTitle })
  readonly bankTitle!: CourseTitle;
  @ApiProperty()
  readonly items!: number;
}

class ImpactCourseResponse implements ImpactCourse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ type: CourseTitle })
  readonly title!: CourseTitle;
  @ApiProperty({ enum: ['draft', 'published', 'withdrawn'] })
  readonly state!: string;
}

class ImpactCoursesResponse implements ImpactCourses {
  @ApiProperty()
  readonly count!: number;
  @ApiProperty({ type: [ImpactCourseResponse], description: 'The first by title' })
  readonly first!: readonly ImpactCourseResponse[];
}

class CompetenceImpactResponse implements CompetenceImpact {
  @ApiProperty({ example: '1.1' })
  readonly code!: string;
  @ApiProperty({ type: CourseTitle })
  readonly title!: CourseTitle;
  @ApiProperty({ enum: DIFFERENCE_KINDS })
  readonly difference!: DifferenceKind;
  @ApiProperty({ type: [ImpactProfileResponse], description: 'Published ones first' })
  readonly profiles!: readonly ImpactProfileResponse[];
  @ApiProperty({ type: [ImpactItemsResponse] })
  readonly items!: readonly ImpactItemsResponse[];
  @ApiProperty({ type: ImpactCoursesResponse })
  readonly courses!: ImpactCoursesResponse;
  @ApiProperty({
    ...COUNT,
    description: 'Persons with a check under way at the end of the period; null for too few, or none',
  })
  readonly running!: number | null;
  @ApiProperty({ ...COUNT, description: 'Persons with a result by the end of the period; null for too few, or none' })
  readonly measured!: number | null;
  @ApiProperty({ description: 'It is withdrawn while published profiles ask for it' })
  readonly conflict!: boolean;
}

export class EditionImpactResponse implements EditionImpact {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly edition!: string;
  @ApiProperty()
  readonly vocabulary!: string;
  @ApiProperty({ type: CourseTitle })
  readonly title!: CourseTitle;
  @ApiProperty({
    enum: ['first', 'next', 'earlier', 'same'],
    description: 'How it stands to the editions that are here',
  })
  readonly order!: EditionImpact['order'];
  @ApiProperty({ type: EditionBasis, nullable: true, description: 'The edition that it is compared with' })
  readonly basis!: EditionBasis | null;
  @ApiProperty({ type: EditionPeriod })
  readonly period!: EditionPeriod;
  @ApiProperty({ description: 'Groups of fewer persons are not named' })
  readonly minimumSize!: number;
  @ApiProperty({ type: [PartDifferenceResponse] })
  readonly differences!: readonly PartDifferenceResponse[];
  @ApiProperty({
    type: [CompetenceImpactResponse],
    description: 'Conflicts first; counts of persons are multiples of 5',
  })
  readonly competencies!: readonly CompetenceImpactResponse[];
}
