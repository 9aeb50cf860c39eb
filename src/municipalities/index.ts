export { MunicipalitiesModule } from './municipalities.module.js';
export { MunicipalitiesService } from './municipalities.service.js';
export { AgreementsService } from './agreements/agreements.service.js';
export { MUNICIPALITY_KINDS, type Municipality, type MunicipalityKind } from './domain/municipality.js';
export type { Agreement, AgreementClauses, AgreementInput, ResultVisibility } from './domain/agreement.js';
