import { ApiProperty } from '@nestjs/swagger';

import { CourseDescription, CourseTitle, EntryRequirementShape, LessonShape } from './course-request.dto.js';
import { type Course, COURSE_STATES, type CourseState } from './domain/course.js';
import type { ListedCourse } from './course-search.service.js';
import { ACCESS_MODES, ACCESSIBILITY, FORMATS } from './domain/course-limits.js';
import { MARKS } from './domain/facets.js';

export class CourseResponse implements Course {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ type: CourseTitle })
  readonly title!: CourseTitle;
  @ApiProperty({ type: CourseDescription })
  readonly description!: CourseDescription;
  @ApiProperty()
  readonly provider!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly url!: string | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly minutes!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly priceCents!: number | null;
  @ApiProperty({ type: [String] })
  readonly languages!: readonly string[];
  @ApiProperty({ enum: FORMATS, isArray: true })
  readonly formats!: readonly string[];
  @ApiProperty({ enum: ACCESS_MODES, isArray: true })
  readonly accessModes!: readonly string[];
  @ApiProperty({ enum: ACCESSIBILITY, isArray: true })
  readonly accessibility!: readonly string[];
  @ApiProperty({ type: [LessonShape] })
  readonly lessons!: readonly LessonShape[];
  @ApiProperty({ type: [EntryRequirementShape] })
  readonly requirements!: readonly EntryRequirementShape[];
  @ApiProperty({ type: [String], description: 'Ids of the courses to be completed before' })
  readonly prerequisites!: readonly string[];
  @ApiProperty({ enum: COURSE_STATES })
  readonly state!: CourseState;
  @ApiProperty({ description: 'Also the ETag' })
  readonly revision!: number;
  @ApiProperty({ format: 'date-time', type: String })
  readonly updatedAt!: Date;
}

export class ListedCourseResponse extends CourseResponse implements ListedCourse {
  @ApiProperty({ enum: MARKS, isArray: true, description: 'What keeps the course from being found or trusted' })
  readonly marks!: readonly string[];
}

export class CoursePage {
  @ApiProperty({ type: [ListedCourseResponse] })
  readonly items!: readonly ListedCourseResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What may have been meant, when only similar words were found',
  })
  readonly suggestion!: string | null;
}
