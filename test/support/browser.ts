import type { FastifyInstance } from 'fastify';

import { SESSION_COOKIE, SessionsService } from '../../src/accounts/index.js';
import { cookieName } from '../../src/platform/http/own-cookies.js';
import type { TestApp } from './app.js';
import { type Field, type Form, formsOf, headingOf, linksOf, textOf } from './html.js';
import { multipart } from './story.js';

/** A browser without script: it follows redirects, keeps cookies and sends the forms that a page shows. */
export interface Browser {
  open(path: string): Promise<ShownPage>;
}

/** A page as it was shown; it stays as it was, so that a form can be sent that is out of date by now. */
export interface ShownPage {
  /** Path with query after redirects. */
  readonly path: string;
  readonly status: number;
  readonly html: string;
  /** The text of the heading. */
  readonly heading: string;
  /** Everything that can be read, with single spaces. */
  readonly text: string;
  /** Addresses of the links that begin so. */
  links(start: string): readonly string[];
  /**
   * Sends the first form with that action (and method, if it is named) as it is filled in, except for what is said
   * here. Throws if the page has no such form or the form no such field.
   */
  send(action: string | RegExp, values?: Values, method?: Method): Promise<ShownPage>;
  /** The same with a file, in the form's field `file`; every other field is sent once. */
  upload(action: string, values: Readonly<Record<string, string>>, file: Upload): Promise<ShownPage>;
}

type Method = Form['method'];
type Values = Readonly<Record<string, string | readonly string[]>>;

interface Upload {
  readonly name: string;
  readonly content: string | Buffer;
}

interface Sent {
  readonly method: Method;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | object;
}

type Go = (sent: Sent) => Promise<ShownPage>;

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin', host: 'lernlotse.example' };
const URL_ENCODED = { 'content-type': 'application/x-www-form-urlencoded' };
const MOST_REDIRECTS = 5;

/** Nobody is signed in until the sign-in form is sent. The language counts until another is chosen on a page. */
export function aBrowser(app: TestApp, language = 'de'): Browser {
  return browserWith(app, language, new Map());
}

/** This person is signed in, by a session of their own. */
export async function browserOf(app: TestApp, person: { readonly id: string }, language = 'de'): Promise<Browser> {
  const [name = '', value = ''] = (await cookieOf(app, person)).split('=');
  return browserWith(app, language, new Map([[name, value]]));
}

/** The cookie of a new session of this person, as a browser sends it. */
export async function cookieOf(app: TestApp, { id }: { readonly id: string }): Promise<string> {
  const person = { id, email: '', givenName: '', familyName: '', admin: false };
  const { sessionToken } = await app.get(SessionsService).open(person, 'cookie');
  const server: FastifyInstance = app.app.getHttpAdapter().getInstance();
  const signed = server.signCookie(sessionToken);
  return `${cookieName(server, SESSION_COOKIE)}=${encodeURIComponent(signed)}`;
}

function browserWith(app: TestApp, language: string, cookies: Map<string, string>): Browser {
  const request = async ({ method, path, headers = {}, body }: Sent) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.app.inject({
      method,
      url: path,
      headers: {
        ...SAME_ORIGIN,
        'accept-language': language,
        ...(cookie !== '' && { cookie }),
        ...headers,
      },
      ...(body !== undefined && { payload: body }),
    });
    for (const { name, value } of response.cookies) cookies.set(name, encodeURIComponent(value));
    return response;
  };

  const go: Go = async (sent) => {
    let next = sent;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const { statusCode, headers, body } = await request(next);
      if (statusCode !== 303) return shownPage(next.path, statusCode, body, go);
      next = { method: 'GET', path: String(headers.location) };
    }
    throw new Error(`too many redirects from ${sent.path}`);
  };
  return { open: (path) => go({ method: 'GET', path }) };
}

function shownPage(path: string, status: number, html: string, go: Go): ShownPage {
  const formFor = (values: Values, action: string | RegExp, method?: Method): Form => {
    const isAsked = (form: Form): boolean =>
      (typeof action === 'string' ? form.action === action : action.test(form.action)) &&
      (method === undefined || form.method === method);
    const form = formsOf(html).find(isAsked);
    if (form === undefined) throw new Error(`no form ${String(action)} on ${path}: ${textOf(html).slice(0, 400)}`);
    const unknown = Object.keys(values).filter((name) => !form.names.has(name));
    if (unknown.length > 0) throw new Error(`no field ${unknown.join()} in the form ${form.action} on ${path}`);
    return form;
  };
  return {
    path,
    status,
    html,
    heading: headingOf(html),
    text: textOf(html),
    links: (start) => linksOf(html).filter((href) => href.startsWith(start)),
    async send(action, values = {}, method?: Method) {
      const form = formFor(values, action, method);
      const body = new URLSearchParams(filledIn(form, values).map((field) => [...field])).toString();
      if (form.method === 'GET') return go({ method: 'GET', path: `${form.action}?${body}` });
      return go({ method: 'POST', path: form.action, headers: URL_ENCODED, body });
    },
    async upload(action, values, file) {
      const form = formFor({ ...values, file: '' }, action, 'POST');
      if (!form.multipart) throw new Error(`the form ${action} on ${path} takes no files`);
      const fields = Object.fromEntries(filledIn(form, values));
      return go({ method: 'POST', path: form.action, ...multipart(fields, file.name, file.content) });
    },
  };
}

function filledIn(form: Form, values: Values): readonly Field[] {
  const given = Object.entries(values).flatMap(([name, some]) => [some].flat().map((value): Field => [name, value]));
  return [...form.prefilled.filter(([name]) => !(name in values)), ...given];
}
