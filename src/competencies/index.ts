export { CompetenciesModule } from './competencies.module.js';
export { FrameworksService, type FrameworkView } from './frameworks.service.js';
export { InstrumentDraftsService } from './instrument-drafts.service.js';
export { InstrumentsService } from './instruments.service.js';
export type { Area, Competence, Dimension, Framework, FrameworkLevel, LevelText } from './domain/framework.js';
export type {
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
