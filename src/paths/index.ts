export { PathsModule } from './paths.module.js';
export { PathsService } from './paths.service.js';
export type { PathQuery } from './path-requests.service.js';
export type { ClosedGapView, OpenGapView, PathCourseView, PathView, StepToGap } from './domain/path-view.js';
export type { MeasureFirst } from './domain/gaps.js';
export { MarksService } from './marks/marks.service.js';
export { MARK_LIMITS, type MarkKind } from './domain/course-mark.js';
export type { Cost } from './domain/path-shapes.js';
export type { WhyNot } from './domain/why-not.js';
