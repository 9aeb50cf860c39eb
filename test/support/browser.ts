import type { TestApp } from './app.js';

/** A browser without JavaScript: it follows links and redirects, keeps cookies and sends the forms that a page shows. */
export interface Browser {
  /** Path with query of the page that is shown. */
  readonly path: string;
  readonly status: number;
  readonly html: string;
  readonly heading: string;
  open(path: string): Promise<void>;
  /** Sends a form of one's own making. */
  post(path: string, values: Values): Promise<void>;
  /** Sends the first form whose action begins so, with what the page fills in and these values. */
  send(action: string, values?: Values): Promise<void>;
  /** Addresses of the page's links that begin so. */
  links(start: string): readonly string[];
}

type Values = Readonly<Record<string, string | readonly string[]>>;

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin', host: 'lernlotse.example' };
const MOST_REDIRECTS = 5;

export function aBrowser(app: TestApp, language = 'de'): Browser {
  const cookies = new Map<string, string>();
  const shown = { path: '', status: 0, html: '' };

  async function call(method: 'GET' | 'POST', path: string, payload?: string): Promise<void> {
    let next = { method, path, payload } as { method: 'GET' | 'POST'; path: string; payload?: string };
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const type = next.payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
      const response = await app.app.inject({
        method: next.method,
        url: next.path,
        headers: { ...SAME_ORIGIN, 'accept-language': language, ...(cookie !== '' && { cookie }), ...type },
        ...(next.payload !== undefined && { payload: next.payload }),
      });
      for (const { name, value } of response.cookies) cookies.set(name, encodeURIComponent(value));
      if (response.statusCode !== 303) {
        Object.assign(shown, { path: next.path, status: response.statusCode, html: response.body });
        return;
      }
      next = { method: 'GET', path: String(response.headers.location) };
    }
    throw new Error(`too many redirects from ${path}`);
  }

  return {
    get path() {
      return shown.path;
    },
    get status() {
      return shown.status;
    },
    get html() {
      return shown.html;
    },
    get heading() {
      return textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(shown.html)?.[1] ?? '');
    },
    open: (path) => call('GET', path),
    async send(action, values = {}) {
      const form = formsOf(shown.html).find((one) => one.action.startsWith(action));
      if (form === undefined)
        throw new Error(`no form ${action} on ${shown.path}: ${textOf(shown.html).slice(0, 400)}`);
      const kept = form.fields.filter(([name]) => !(name in values));
      const sent = new URLSearchParams([...kept, ...pairsOf(values)].map((field) => [...field])).toString();
      if (form.method === 'get') await call('GET', `${form.action}?${sent}`);
      else await call('POST', form.action, sent);
    },
    post: (path, values) =>
      call('POST', path, new URLSearchParams(pairsOf(values).map((pair) => [...pair])).toString()),
    links: (start) =>
      [...shown.html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)]
        .map(([, href]) => unescaped(href ?? ''))
        .filter((href) => href.startsWith(start)),
  };
}

function pairsOf(values: Values): readonly (readonly [string, string])[] {
  return Object.entries(values).flatMap(([name, given]) =>
    (typeof given === 'string' ? [given] : given).map((value) => [name, value] as const),
  );
}

interface Form {
  readonly action: string;
  readonly method: string;
  readonly fields: readonly (readonly [string, string])[];
}

function formsOf(html: string): readonly Form[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', inside = '']) => ({
    action: attributeOf(attributes, 'action') ?? '',
    method: attributeOf(attributes, 'method') ?? 'get',
    fields: [...inputsOf(inside), ...selectsOf(inside)],
  }));
}

function inputsOf(html: string): readonly (readonly [string, string])[] {
  return [...html.matchAll(/<input\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const name = attributeOf(attributes, 'name');
    const isChoice = /type="(radio|checkbox)"/.test(attributes);
    if (name === undefined || (isChoice && !/\schecked\b/.test(attributes))) return [];
    return [[name, attributeOf(attributes, 'value') ?? ''] as const];
  });
}

function selectsOf(html: string): readonly (readonly [string, string])[] {
  return [...html.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].flatMap(([, attributes = '', inside = '']) => {
    const name = attributeOf(attributes, 'name');
    const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
    const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? '';
    return name === undefined ? [] : [[name, attributeOf(chosen, 'value') ?? ''] as const];
  });
}

function attributeOf(attributes: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : unescaped(value);
}

/** What a reader sees, in one line. */
export function textOf(html: string): string {
  return unescaped(html.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What keeps a page from being used by everybody, without script and with any aid; empty when nothing does. */
export function faultsOf(html: string): readonly string[] {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? '');
  const labelled = new Set([...html.matchAll(/<label\b[^>]*\sfor="([^"]*)"/g)].map(([, id]) => id));
  const fields = [...html.matchAll(/<(input|select|textarea|progress)\b([^>]*)>/g)].map(([, , given = '']) => given);
  const unlabelled = fields.filter(
    (given) => !given.includes('type="hidden"') && !labelled.has(attributeOf(given, 'id') ?? ''),
  );
  const referenced = [...html.matchAll(/\saria-(?:describedby|labelledby)="([^"]*)"/g)].flatMap(([, to = '']) =>
    to.split(' '),
  );
  const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
  return [
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['not exactly one h1']),
    ...(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)
      ? []
      : [`headings skip a level: ${levels.join()}`]),
    ...(/<html lang="(de|en)">/.test(html) ? [] : ['no language']),
    ...(/<script|\son[a-z]+="|\sstyle="/.test(html) ? ['script or inline style'] : []),
    ...unlabelled.map((given) => `no label: ${given}`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id twice: ${id}`),
    ...referenced.filter((id) => !ids.includes(id)).map((id) => `refers to nothing: ${id}`),
    ...[...textOf(html).matchAll(/portal-[a-z]+:[\w.-]+|\{\{\w+\}\}|undefined|\[object/g)].map(
      ([text]) => `raw text: ${text}`,
    ),
    ...[...textOf(html).matchAll(/\b(?:[a-z]+\.){2,}[a-z]+\b/gi)].map(([text]) => `missing text: ${text}`),
  ];
}
