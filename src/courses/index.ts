export { CoursesModule } from './courses.module.js';
export { CoursesService, type CourseInput } from './courses.service.js';
export { CourseSearchService, type CourseFacets, type CourseList, type ListedCourse } from './course-search.service.js';
export { BulkEditsService, type BulkMode, type BulkReport } from './bulk-edits.service.js';
export { CoverageService, type CoverageMap } from './coverage.service.js';
export { CompletionsService, type CompletionListener } from './completions.service.js';
export type { Course, CourseState, EntryRequirement, Lesson, PublishedCourse } from './domain/course.js';
export type { ClaimedLevel, Completion, CourseCompleted } from './domain/completion.js';
