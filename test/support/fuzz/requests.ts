import { multipart } from '../story.js';
import type { Operation, Parameter } from './operations.js';
import { anything, anyText, nearly, pick, type Source } from './values.js';

/** A request as it is sent. */
export interface Request {
  readonly method: Operation['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

/** A request of the operation that may be right, and mostly is not quite. */
export function requestOf(operation: Operation, source: Source): Request {
  const { method, path, parameters, body } = operation;
  const query = parameters.filter((one) => one.in === 'query' && source.random() < (one.required ? 0.95 : 0.5));
  const url = path.replaceAll(/\{\w+\}/g, () => encoded(anyText(source)));
  const search = query.map((one) => `${one.name}=${encoded(anyText(source, one.schema))}`).join('&');
  const sent = body === null ? {} : bodyOf(body, source);
  return {
    method,
    url: search === '' ? url : `${url}?${search}`,
    ...sent,
    headers: { ...headersOf(parameters, source), ...sent.headers },
  };
}

function headersOf(parameters: readonly Parameter[], source: Source): Record<string, string> {
  const named = parameters.filter((one) => one.in === 'header' && source.random() < 0.9);
  const odd = ['"1"', '*', 'W/"x"', '0', 'ü'.normalize('NFD').slice(0, 1)];
  return {
    'idempotency-key': pick(source, source.ids),
    'if-match': pick(source, odd),
    ...Object.fromEntries(named.map(({ name }) => [name.toLowerCase(), pick(source, odd)])),
  };
}

function bodyOf(
  { type, schema }: NonNullable<Operation['body']>,
  source: Source,
): Pick<Request, 'payload'> & Partial<Pick<Request, 'headers'>> {
  if (type === 'multipart/form-data') return upload(source);
  const json = { 'content-type': type };
  const luck = source.random();
  if (luck < 0.03) return { headers: json, payload: pick(source, ['{', '[1,', '"', 'nul', '{"a":1}}', '\u0000']) };
  if (luck < 0.05) return { headers: { 'content-type': 'text/plain' }, payload: 'plain' };
  if (luck < 0.08) return { headers: json, payload: JSON.stringify(anything(source)) };
  return { headers: json, payload: JSON.stringify(nearly(schema, source)) };
}

const KINDS = ['people', 'courses', 'profiles', 'items', 'frameworks', 'municipalities', 'agreements', 'x'];
const FILES = ['', '\u0000\u0001', 'a;b\n1;2', '{"data":[{"id":1}]}', '[]', 'PK\u0003\u0004', '<xml/>', 'ä;ö\n"'];

function upload(source: Source): Required<Pick<Request, 'payload' | 'headers'>> {
  const kind = pick(source, KINDS);
  const name = pick(source, ['a.csv', 'a.json', 'a.xlsx', '../a.csv', 'ä.zip', '']);
  const { body, headers } = multipart(
    { kind, mode: pick(source, ['preview', 'apply', '']) },
    name,
    pick(source, FILES),
  );
  return { payload: body, headers };
}

/** As a part of an address; half a character cannot be written there. */
function encoded(text: string): string {
  return encodeURIComponent(text.slice(0, 2_000).replaceAll(/\p{Surrogate}/gu, '�'));
}
