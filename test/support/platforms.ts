import type { Answer, TestApp } from './app.js';
import type { Caller } from './story.js';

/** A course platform that speaks xAPI with its key. */
export interface Platform {
  readonly id: string;
  readonly authorization: string;
  /** POST of one statement or a list. */
  send(statements: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(id: string, statement: object): Promise<Answer>;
}

const PATH = '/api/v1/xapi/statements';
const SPOKEN = { 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' };

/** A platform that may speak of this provider's courses, with a key that an admin made. */
export async function aPlatform(app: TestApp, admin: Caller, provider: string): Promise<Platform> {
  const { id, key, secret } = await admin.post('/course-platforms', { name: `${provider} lernen`, provider });
  const authorization = `Basic ${Buffer.from(`${key as string}:${secret as string}`).toString('base64')}`;
  const headers = { ...SPOKEN, authorization };
  return {
    id: id as string,
    authorization,
    send: (statements, more = {}) =>
      app.call('POST', PATH, { body: JSON.stringify(statements), headers: { ...headers, ...more } }),
    put: (statementId, statement) =>
      app.call('PUT', `${PATH}?statementId=${statementId}`, { body: JSON.stringify(statement), headers }),
  };
}

/** That a participant has completed what the address or code names. */
export function aStatement(participantId: string, activity: string, more: object = {}): object {
  return {
    actor: { objectType: 'Agent', account: { homePage: 'https://lernlotse.example', name: participantId } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { 'de-DE': 'hat abgeschlossen' } },
    object: { objectType: 'Activity', id: activity },
    ...more,
  };
}

/** That the statement with this id is void. */
export function aVoid(participantId: string, statementId: string, more: object = {}): object {
  return {
    ...aStatement(participantId, 'https://kurse.example'),
    verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
    object: { objectType: 'StatementRef', id: statementId },
    ...more,
  };
}
