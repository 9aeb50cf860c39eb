/** What a reader sees, in one line. */
export function textOf(html: string): string {
  return unescaped(html.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The text of the page's heading, empty if there is none. */
export function headingOf(html: string): string {
  return textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '');
}

/** Addresses of all links, in the page's order. */
export function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/<a\b([^>]*)>/g)].flatMap(([, given = '']) => attributeOf(given, 'href') ?? []);
}

export type Field = readonly [name: string, value: string];

export interface Form {
  readonly action: string;
  readonly method: 'GET' | 'POST';
  /** Takes files. */
  readonly multipart: boolean;
  /** What a browser would send if nobody changed anything. */
  readonly prefilled: readonly Field[];
  /** Everything that can be sent, chosen or not, buttons included. */
  readonly names: ReadonlySet<string>;
}

/** All forms, in the page's order. */
export function formsOf(html: string): readonly Form[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, given = '', inside = '']) => ({
    action: attributeOf(given, 'action') ?? '',
    method: attributeOf(given, 'method') === 'post' ? 'POST' : 'GET',
    multipart: attributeOf(given, 'enctype') === 'multipart/form-data',
    prefilled: [...inputsOf(inside), ...selectsOf(inside), ...textareasOf(inside)],
    names: namesOf(inside),
  }));
}

function namesOf(form: string): ReadonlySet<string> {
  const fields = [...form.matchAll(/<(?:input|select|textarea|button)\b([^>]*)>/g)];
  return new Set(fields.flatMap(([, given = '']) => attributeOf(given, 'name') ?? []));
}

function inputsOf(form: string): readonly Field[] {
  return [...form.matchAll(/<input\b([^>]*)>/g)].flatMap(([, given = '']): Field[] => {
    const type = attributeOf(given, 'type') ?? 'text';
    const isChoice = type === 'checkbox' || type === 'radio';
    const name = attributeOf(given, 'name');
    if (name === undefined || type === 'file' || (isChoice && !/\schecked\b/.test(given))) return [];
    return [[name, attributeOf(given, 'value') ?? (isChoice ? 'on' : '')]];
  });
}

function selectsOf(form: string): readonly Field[] {
  return [...form.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].flatMap(([, given = '', inside = '']): Field[] => {
    const name = attributeOf(given, 'name');
    const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
    const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0];
    return name === undefined || chosen === undefined ? [] : [[name, attributeOf(chosen, 'value') ?? '']];
  });
}

function textareasOf(form: string): readonly Field[] {
  return [...form.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].flatMap(([, given = '', text = '']): Field[] => {
    const name = attributeOf(given, 'name');
    return name === undefined ? [] : [[name, unescaped(text)]];
  });
}

function attributeOf(attributes: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : unescaped(value);
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A file of ours that improves a page, as the policy of the server lets it run. */
const OWN_SCRIPT = /<script type="module" src="\/assets\/[a-z-]+\.js"><\/script>/g;

/** What keeps a page from being used by everybody, without script and with any aid; empty when nothing does. */
export function faultsOf(html: string): readonly string[] {
  return [
    ...(/^<!doctype html><html lang="(de|en)">/i.test(html) ? [] : ['no language']),
    ...(/\son[a-z]+="|\sstyle="/.test(html) ? ['inline script or style'] : []),
    ...(html.replaceAll(OWN_SCRIPT, '').includes('<script') ? ['a script that is not ours'] : []),
    ...headingFaults(html),
    ...labelFaults(html),
    ...idFaults(html),
    ...tableFaults(html),
    ...textFaults(html),
  ];
}

function headingFaults(html: string): readonly string[] {
  const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
  const inOrder = levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1);
  return [
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['not exactly one h1']),
    ...(inOrder ? [] : [`headings skip a level: ${levels.join()}`]),
  ];
}

function labelFaults(html: string): readonly string[] {
  const labelled = new Set([...html.matchAll(/<label\b[^>]*\sfor="([^"]*)"/g)].map(([, id]) => id));
  return [...html.matchAll(/<(?:input|select|textarea|progress)\b([^>]*)>/g)]
    .map(([, given = '']) => given)
    .filter((given) => attributeOf(given, 'type') !== 'hidden' && !labelled.has(attributeOf(given, 'id') ?? ''))
    .map((given) => `no label: ${given}`);
}

function idFaults(html: string): readonly string[] {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? '');
  const references = [...html.matchAll(/\s(?:aria-[a-z]+by|aria-controls|for|list)="([^"]*)"|\shref="#([^"]*)"/g)];
  const referenced = references.flatMap(([, some, one]) => (some ?? one ?? '').split(' '));
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id twice: ${id}`),
    ...referenced.filter((id) => !ids.includes(id)).map((id) => `refers to nothing: ${id}`),
  ];
}

function tableFaults(html: string): readonly string[] {
  const tables = [...html.matchAll(/<table\b.*?<\/table>/gs)];
  return tables.filter(([table]) => !table.includes('<caption')).map(() => 'table without caption');
}

/** Texts that nobody wrote: keys without a text, gaps without a value, objects. Looks at what is only heard, too. */
function textFaults(html: string): readonly string[] {
  const spoken = [...html.matchAll(/\s(?:aria-label|title|alt|placeholder)="([^"]*)"/g)].map(([, text]) => text ?? '');
  const text = [textOf(html), ...spoken.map(unescaped)].join('\n');
  return [
    ...[...text.matchAll(/portal-[a-z]+:[\w.-]+|\{\{\w+\}\}|undefined|\[object/g)].map(([raw]) => `raw text: ${raw}`),
    ...[...html.matchAll(/>\s*([a-z-]+:[\w.-]+\.[\w.-]+)\s*</g)].map(([, key]) => `missing text: ${key ?? ''}`),
    ...[...text.matchAll(/\b(?:[a-z]+\.){2,}[a-z]+\b/gi)].map(([key]) => `missing text: ${key}`),
  ];
}
