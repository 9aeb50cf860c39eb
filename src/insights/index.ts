export { InsightsModule } from './insights.module.js';
export { type GapInsights, type GapRow, InsightsService, type UsageInsights } from './insights.service.js';
export { type Crossing, CROSSINGS } from './domain/gap-report.js';
export { TOLD_STATES } from './domain/usage-report.js';
export { gapFile } from './gap-file.js';
