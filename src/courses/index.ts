export { CoursesModule } from './courses.module.js';
export { CoursesService, type CourseInput, type CourseQuery } from './courses.service.js';
export { CompletionsService, type CompletionListener } from './completions.service.js';
export type { Course, CourseState, EntryRequirement, Lesson, PublishedCourse } from './domain/course.js';
export type { ClaimedLevel, Completion, CourseCompleted } from './domain/completion.js';
