export { CompetenciesModule } from './competencies.module.js';
export { FrameworksService, type FrameworkView } from './frameworks.service.js';
export type { FrameworkScale } from './frameworks.repository.js';
export { FrameworkDraftsService } from './framework-drafts.service.js';
export { EditionsService } from './editions.service.js';
export { InstrumentDraftsService } from './instrument-drafts.service.js';
export { InstrumentsService } from './instruments.service.js';
export type { Area, Competence, Dimension, Framework, FrameworkLevel, LevelText } from './domain/framework.js';
export type { EditionChange } from './domain/edition-change.js';
export * from './domain/edition-differences.js';
export * from './domain/edition-edits.js';
export * from './domain/edition-parts.js';
export { EDITION_NAME, PART_CODE } from './domain/edition-rules.js';
export type { FrameworkDraft, FrameworkDraftSummary } from './domain/framework-draft.js';
export type { FrameworkFile } from './domain/framework-file.js';
export type {
  AskingInstrument,
  Instrument,
  InstrumentItem,
  InstrumentPrior,
  InstrumentSettings,
  InstrumentSummary,
  Item,
} from './domain/instrument.js';
export type { GradedParameters, ItemKind, ItemParameters, KeyedParameters } from './domain/item-parameters.js';
export { MEDIA_TYPES, type MediaType, type Medium } from './domain/media.js';
export { NEEDS, type Need } from './domain/needs.js';
