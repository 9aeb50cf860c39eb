export { AccountsModule } from './accounts.module.js';
export { SessionsService, type SignedIn } from './sessions/sessions.service.js';
export { SESSION_COOKIE } from './sessions/session.strategy.js';
export { PersonsService } from './persons/persons.service.js';
export { NoticeService } from './notice/notice.service.js';
export type { DemoLogin, Me, Member, Person, PersonName, ProvidedPerson } from './domain/person.js';
