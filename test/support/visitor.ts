import { SESSION_COOKIE, SessionsService } from '../../src/accounts/index.js';
import type { TestApp } from './app.js';

/** Somebody who is signed in and uses the pages as a browser without script does: opens, reads, sends forms. */
export interface Visitor {
  open(path: string): Promise<ShownPage>;
}

export interface ShownPage {
  /** Where the visitor is after redirects. */
  readonly path: string;
  readonly status: number;
  readonly html: string;
  /** The text of the heading. */
  readonly heading: string;
  /** Everything that can be read, with single spaces. */
  readonly text: string;
  /** Sends the form with that action, filled in as shown except for what is said here; leaves the page. */
  send(action: string, values?: Readonly<Record<string, string>>): Promise<ShownPage>;
  /** Uploads a file with the form of that action. */
  upload(
    action: string,
    values: Readonly<Record<string, string>>,
    file: { name: string; content: string },
  ): Promise<ShownPage>;
}

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly body?: string | Buffer;
  readonly type?: string;
}

/** The pages as this person sees them, in the language named. */
export async function visitorOf(
  app: TestApp,
  person: { readonly id: string },
  { language = 'de' } = {},
): Promise<Visitor> {
  const known = { id: person.id, email: '', givenName: '', familyName: '', admin: false };
  const { sessionToken } = await app.get(SessionsService).open(known, 'cookie');
  const cookie = `${SESSION_COOKIE}=${app.app.getHttpAdapter().getInstance().signCookie(sessionToken)}`;

  const go = async (path: string, { method, body, type }: Sent): Promise<ShownPage> => {
    const response = await app.app.inject({
      method,
      url: path,
      headers: {
        cookie,
        'accept-language': language,
        'sec-fetch-site': 'same-origin',
        ...(type !== undefined && { 'content-type': type }),
      },
      ...(body !== undefined && { payload: body }),
    });
    const { location } = response.headers;
    if (response.statusCode === 303 && typeof location === 'string') return go(location, { method: 'GET' });
    return shown(path, response.statusCode, response.body, go);
  };
  return { open: (path) => go(path, { method: 'GET' }) };
}

function shown(
  path: string,
  status: number,
  html: string,
  go: (path: string, sent: Sent) => Promise<ShownPage>,
): ShownPage {
  return {
    path,
    status,
    html,
    heading: textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''),
    text: textOf(html),
    send(action, values = {}) {
      const form = formOf(html, action);
      const fields = new URLSearchParams(form.fields.filter(([name]) => !(name in values)));
      for (const [name, value] of Object.entries(values)) fields.append(name, value);
      if (form.method === 'GET') return go(`${action}?${fields.toString()}`, { method: 'GET' });
      return go(action, { method: 'POST', body: fields.toString(), type: 'application/x-www-form-urlencoded' });
    },
    upload(action, values, { name, content }) {
      formOf(html, action);
      const parts = Object.entries(values).map(([field, value]) => `name="${field}"\r\n\r\n${value}`);
      const file = `name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n${content}`;
      const body = [...parts, file].map((part) => `--form\r\ncontent-disposition: form-data; ${part}\r\n`).join('');
      return go(action, {
        method: 'POST',
        body: Buffer.from(`${body}--form--\r\n`),
        type: 'multipart/form-data; boundary=form',
      });
    },
  };
}

/** The form with what a browser would send if nobody changed anything. */
function formOf(html: string, action: string): { method: 'GET' | 'POST'; fields: [string, string][] } {
  for (const [, attributes = '', content = ''] of html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) {
    if (attributeOf(attributes, 'action') !== action) continue;
    const method = attributeOf(attributes, 'method') === 'post' ? 'POST' : 'GET';
    return { method, fields: [...inputsOf(content), ...selectsOf(content), ...textareasOf(content)] };
  }
  throw new Error(`no form for ${action}`);
}

function inputsOf(form: string): [string, string][] {
  return [...form.matchAll(/<input([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const name = attributeOf(attributes, 'name');
    const box = ['checkbox', 'radio'].includes(attributeOf(attributes, 'type') ?? '');
    if (name === undefined || (box && !/\schecked\b/.test(attributes))) return [];
    return [[name, attributeOf(attributes, 'value') ?? ''] as [string, string]];
  });
}

function selectsOf(form: string): [string, string][] {
  return [...form.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)].flatMap(([, attributes = '', options = '']) => {
    const chosen = /<option([^>]*\sselected\b[^>]*)>/.exec(options) ?? /<option([^>]*)>/.exec(options);
    return [[attributeOf(attributes, 'name') ?? '', attributeOf(chosen?.[1] ?? '', 'value') ?? ''] as [string, string]];
  });
}

function textareasOf(form: string): [string, string][] {
  return [...form.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs)].map(([, attributes = '', content = '']) => [
    attributeOf(attributes, 'name') ?? '',
    textOf(content),
  ]);
}

function attributeOf(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : unescaped(value);
}

function textOf(html: string): string {
  return unescaped(html.replaceAll(/<[^>]+>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What every page keeps: one heading, a language, a label for every field, a caption for every table, no script, no inline style. */
export function flawsOf({ html }: ShownPage): readonly string[] {
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? '');
  const fields = [...html.matchAll(/<(?:input|select|textarea|progress)([^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => attributeOf(attributes, 'type') !== 'hidden');
  const unlabelled = fields.filter((field) => !html.includes(`for="${attributeOf(field, 'id') ?? '?'}"`));
  const tables = [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) => table);
  return [
    ...((html.match(/<h1/g) ?? []).length === 1 ? [] : ['not one h1']),
    ...(/^<!doctype html><html lang="(de|en)"/.test(html) ? [] : ['no language']),
    ...unlabelled.map((field) => `no label: ${field}`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: ${id}`),
    ...tables.filter((table) => !table.includes('<caption')).map(() => 'table without caption'),
    ...(/<script|\sstyle="|\son[a-z]+="/.test(html) ? ['script or inline style'] : []),
    ...[...html.matchAll(/>\s*([a-z-]+:[\w.-]+\.[\w.-]+)\s*</g)].map(([, key]) => `no text: ${key ?? ''}`),
  ];
}
