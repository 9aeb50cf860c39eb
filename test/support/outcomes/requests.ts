import { randomUUID } from 'node:crypto';

import { USER_SCHEMA } from '../../../src/accounts/domain/scim-attributes.js';
import { CURRENT_NOTICE } from '../../../src/accounts/domain/notice.js';
import { addDays, berlinDay } from '../../../src/kernel/calendar.js';
import { multipart } from '../story.js';
import { aStatement } from '../platforms.js';
import { aScimUser } from '../scim.js';
import { CLAUSES, PURPOSE } from '../checks.js';
import { aProgramme } from '../vouchers.js';
import { key, type Field, type Route } from './routes.js';
import type { Common, Own } from './world.js';

export interface Asked {
  readonly method: Route['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

/** Names of things in the target, so that a route says whether it asks for something of a municipality's. */
type Things = Common & Own;

/** What a place of an address means: the first pattern that fits, where the place that is meant has a colon. */
const PLACES: readonly (readonly [RegExp, (things: Things) => string])[] = [
  [/scim\/v2\/Users\/:id/, ({ person }) => person],
  [/scim\/v2\/Groups\/:id/, ({ group }) => group],
  [/scim\/v2\/ResourceTypes\/:name/, () => 'User'],
  [/scim\/v2\/Schemas\/:name/, () => USER_SCHEMA],
  [/results\/:checkId/, ({ submitted }) => submitted],
  [/checks\/:id\/(answers|submit|abandon|items)|check\/:id/, ({ started }) => started],
  [/checks\/:id/, ({ submitted }) => submitted],
  [/:itemId/, ({ item }) => item],
  [/vouchers\/requests\/:id|(voucher-|hr\/)requests\/:id/, ({ request }) => request],
  [/(vouchers\/|voucher-|hr\/)offers\/:id/, ({ offer }) => offer],
  [/vouchers\/:id\/(complete|cancel|course-link)/, ({ redeemed }) => redeemed],
  [/vouchers\/:id/, ({ assigned }) => assigned],
  [/voucher-codes\/:code/, ({ code }) => code],
  [/(completion-claims|completions)\/:id/, ({ claim }) => claim],
  [/courses\/:id\/completion/, ({ courses }) => courses[2]],
  [/sessions\/:id/, ({ session }) => session],
  [/jobs\/:id/, ({ job }) => job],
  [/municipalities\/:id|:municipalityId/, ({ municipality }) => municipality],
  [/persons\/:id/, ({ person }) => person],
  [/:objectionId/, ({ objection }) => objection],
  [/:redistributionId|hr\/redistributions\/:id/, ({ redistribution }) => redistribution],
  [/:distributionId/, ({ distribution }) => distribution],
  [/programmes\/:id\/objections\/objectionId/, ({ planned }) => planned[0]],
  [/POST .*distributions\/:id|POST .*programmes\/:id\/(objections|distribution\/reverse)/, ({ planned }) => planned[1]],
  [
    /(PUT|DELETE) .*programmes\/:id$|programmes\/:id\/(delete|edit)|POST \/admin\/programmes\/:id$/,
    ({ draft }) => draft,
  ],
  [/programmes\/:id\/distribution(\/(confirm|queue|preview|comparison))?$/, ({ draft }) => draft],
  [/programmes\/:id|tallies\/:id/, ({ programmes }) => programmes[0]],
  [/profiles\/ageing\/:id|frameworks\/:id/, ({ framework }) => framework],
  [/profiles\/:id|:profileId/, ({ profile }) => profile],
  [/items\/:id|instruments\/:id/, ({ instrument }) => instrument],
  [/courses\/:id|:courseId/, ({ courses }) => courses[3]],
  [/:position/, () => '1'],
  [/courses\/.*:move/, () => 'archive'],
  [/programmes\/.*:move/, () => 'close'],
  [/vouchers\/.*:move/, () => 'revoke'],
  [/:act/, () => 'cancel'],
  [/:answer/, () => 'accept'],
];

/** Somebody whom no municipality has. */
const A_LIST = 'email\nniemand@lernlotse.example\n';

const days = (n: number): string => addDays(berlinDay(new Date()), n);

/** What the fields of queries and forms mean, by their names. */
const FIELDS: Readonly<Record<string, (things: Things) => unknown>> = {
  municipality: ({ municipality }) => municipality,
  municipalityId: ({ municipality }) => municipality,
  person: ({ person }) => person,
  personId: ({ person }) => person,
  programme: ({ programmes }) => programmes[2],
  programmeId: ({ programmes }) => programmes[2],
  course: ({ courses }) => courses[3],
  courseId: ({ courses }) => courses[3],
  profileId: ({ profile }) => profile,
  a: ({ profile }) => profile,
  b: ({ profile }) => profile,
  frameworkId: ({ framework }) => framework,
  itemId: ({ item }) => item,
  ids: ({ request }) => [request],
  id: ({ request }) => [request],
  ok: ({ request }) => [request],
  no: ({ request }) => [`${request}~request-not-found`],
  statementId: () => randomUUID(),
  key: () => randomUUID(),
  purpose: () => PURPOSE,
  until: () => days(20),
  agreedOn: () => days(-1),
  dueOn: () => days(14),
  lastDay: () => days(14),
  response: () => ({ kind: 'skip' }),
  rules: () => ({}),
  clauses: () => CLAUSES,
  version: () => 2,
  proof: () => ({ kind: 'text', text: 'Bescheinigung' }),
  address: () => 'https://kurse.example/moochub.json',
  issuer: () => 'https://anmeldung.example',
  url: () => 'https://kurse.example/1',
  title: () => ({ de: 'Titel' }),
  summary: () => ({ de: 'Kurz' }),
  description: () => ({ de: 'Lang' }),
  csv: () => A_LIST,
  languages: () => ['de'],
  competencies: () => ({}),
  defaultDays: () => 730,
  resultsVisibleTo: () => 'hr-on-release',
};

/** Bodies that are more than their fields. */
const BODIES: Readonly<Record<string, (things: Things) => unknown>> = {
  'POST /api/v1/programmes': () => aProgramme(),
  'PUT /api/v1/programmes/:id': () => aProgramme(),
  'POST /api/v1/xapi/statements': () => aStatement(randomUUID(), 'https://kurse.example/1'),
  'POST /api/v1/privacy-notice/acknowledgements': () => ({ version: CURRENT_NOTICE.version }),
  'POST /notice': () => ({ version: CURRENT_NOTICE.version, read: 'yes' }),
  'POST /api/v1/profiles/:id/copy': () => ({ code: 'kopie' }),
  'POST /admin/profiles/:id/copy': () => ({ code: 'kopie' }),
  'POST /check/:id/answers': ({ item }) => ({ itemId: item, kind: 'self-rating', number: 1, chosen: '0' }),
  'POST /practice/answers': ({ item }) => ({ token: 'x', itemId: item, kind: 'self-rating', number: 1, chosen: '0' }),
  'POST /api/v1/vouchers/bulk': ({ programmes, municipality }) => ({
    ...{ programmeId: programmes[2], municipalityId: municipality, mode: 'preview', csv: A_LIST },
  }),
  'POST /path/dismissals': ({ courses, municipality }) => ({
    ...{ courseId: courses[3], municipalityId: municipality, reason: 'too-long' },
  }),
  'POST /api/v1/courses/bulk': ({ courses }) => ({
    mode: 'good-ones',
    courses: [{ id: courses[3], revision: 1 }],
    change: { kind: 'set-price', priceCents: 100 },
  }),
  'PUT /api/v1/municipalities/:id/identity-provider': () => ({
    issuer: 'https://anmeldung.example',
    clientId: 'lernlotse',
    secret: 'ein Geheimnis',
  }),
  'POST /api/v1/profiles': ({ framework }) => ({
    ...{ title: { de: 'Neu' }, summary: { de: 'Kurz' }, code: 'neu', frameworkId: framework },
    ...{ domain: 'cross-cutting', group: 'specialist', careerLevel: 'clerk', requirements: [] },
  }),
  'POST /scim/v2/Users': () => aScimUser(),
  'PUT /scim/v2/Users/:id': () => aScimUser(),
  'PATCH /scim/v2/Users/:id': () => ({ Operations: [{ op: 'replace', path: 'active', value: false }] }),
  'POST /scim/v2/Groups': ({ person }) => ({ displayName: 'Standesamt', members: [{ value: person }] }),
  'PUT /scim/v2/Groups/:id': ({ person }) => ({ displayName: 'Standesamt', members: [{ value: person }] }),
  'PATCH /scim/v2/Groups/:id': ({ person }) => ({
    Operations: [{ op: 'add', path: 'members', value: [{ value: person }] }],
  }),
  'PUT /api/v1/xapi/statements': () => aStatement(randomUUID(), 'https://kurse.example/1'),
};

const FORMS: Readonly<Record<string, (things: Things) => Readonly<Record<string, string>>>> = {
  'POST /api/v1/imports': () => ({ kind: 'people' }),
  'POST /admin/imports': () => ({ kind: 'people' }),
  'POST /hr/assign/list/preview': ({ municipality, programmes }) => ({ municipality, programme: programmes[2] }),
};

/** A request that is right but for who asks, and for whom it is: whether anything in it depends on a municipality is seen from the answer. */
export function requestFor(route: Route, things: Things): Asked {
  const query = route.query.filter(({ name, optional }) => !optional || isTenants(name));
  const search = query.map(
    ({ name, ...field }) => `${name}=${encodeURIComponent(String(valueOf({ name, ...field }, things)))}`,
  );
  const path = route.path.replaceAll(/:\w+/g, (place) => placeIn(route, place, things));
  const { headers, payload } = route.method === 'GET' ? { headers: {} } : bodyOf(route, things);
  return {
    method: route.method,
    url: search.length === 0 ? path : `${path}?${search.join('&')}`,
    headers: { 'idempotency-key': randomUUID(), 'if-match': '*', 'x-experience-api-version': '1.0.3', ...headers },
    ...(payload !== undefined && { payload }),
  };
}

function isTenants(name: string): boolean {
  return /^(municipality|person|programme|course)(Id)?$/.test(name);
}

function placeIn(route: Route, place: string, things: Things): string {
  const pointed = key(route).replaceAll(/:(\w+)/g, (found, name: string) => (found === place ? found : name));
  const [, meaning] = PLACES.find(([pattern]) => pattern.test(pointed)) ?? [];
  return meaning?.(things) ?? randomUUID();
}

function bodyOf(
  route: Route,
  things: Things,
): { headers: Readonly<Record<string, string>>; payload?: string | Buffer } {
  const form = FORMS[key(route)];
  if (form !== undefined) {
    const { body, headers } = multipart({ ...form(things) }, 'a.csv', A_LIST);
    return { headers, payload: body };
  }
  const special = BODIES[key(route)];
  const { isPage } = route;
  const wanted = route.body.filter(({ name, optional }) => !optional || isTenants(name));
  const fields = wanted.map((field) => [field.name, valueOf(field, things)] as const);
  if (!isPage && special === undefined && fields.length === 0) return { headers: {} };
  if (!isPage) {
    return {
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(special?.(things) ?? Object.fromEntries(fields)),
    };
  }
  const sent = special === undefined ? fields : Object.entries(special(things) as object);
  const pairs = sent.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(pairs).toString(),
  };
}

/** What the name means, else something that its rules allow. */
function valueOf({ name, rules }: Field, things: Things): unknown {
  const known = FIELDS[name];
  if (known !== undefined) return known(things);
  const rule = (wanted: string) => rules.find((one) => one.name === wanted);
  if (rule('isArray') !== undefined) return [];
  if (rule('isIn') !== undefined) return (rule('isIn')?.values[0] as readonly unknown[])[0];
  if (rule('isBoolean') !== undefined) return false;
  if (rule('isIso8601') !== undefined) return days(1);
  if (rule('isInt') !== undefined) return rule('min')?.values[0] ?? 1;
  if (rule('equals') !== undefined) return rule('equals')?.values[0];
  return 'Ein Text';
}
