import type { FastifyRequest } from 'fastify';

import { isFromOwnPage } from './own-forms.guard.js';
import { localPath } from './local-path.js';

/** What a person has sent by a form of ours and what could not be done then, so that it can be sent once more. */
export interface SentForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Nobody finds these in a page that was not made for them. */
const SECRETS: readonly string[] = ['password', 'current', 'code', 'token', 'ticket', 'secret'];
const URL_ENCODED = 'application/x-www-form-urlencoded';

/** The form that this request sends; undefined for anything else, with a file, with a secret, or from elsewhere. */
export function sentFormOf(request: FastifyRequest): SentForm | undefined {
  const { method, url, headers, body } = request;
  const isForm = method === 'POST' && headers['content-type']?.startsWith(URL_ENCODED) === true;
  if (!isForm || !isFromOwnPage(request) || typeof body !== 'object' || body === null) return undefined;
  const fields = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((one: unknown) => [name, String(one)] as const),
  );
  return fields.some(([name, value]) => SECRETS.includes(name) && value !== '') ? undefined : { action: url, fields };
}

/** A sent form as one text that another form carries along. */
export function packed(form: SentForm): string {
  return JSON.stringify(form);
}

/** The form in such a text; undefined when it is none. Its action is an address of ours. */
export function unpacked(text: string | undefined): SentForm | undefined {
  try {
    const form = JSON.parse(text ?? '') as Partial<SentForm> | null;
    if (typeof form?.action !== 'string' || !Array.isArray(form.fields)) return undefined;
    const isField = (field: unknown) => Array.isArray(field) && field.length === 2 && field.every(isText);
    if (!form.fields.every(isField) || localPath(form.action) !== form.action) return undefined;
    return { action: form.action, fields: form.fields };
  } catch {
    return undefined;
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
