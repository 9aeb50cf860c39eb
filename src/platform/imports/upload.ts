import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';
import { IMPORT_MODES, type ImportMode } from './import-record.js';
import type { ImportFile } from './importer.js';
import type { ImportRequest } from './imports.service.js';

interface Form {
  readonly fields: Map<string, string>;
  file?: ImportFile;
}

/**
 * Reads a multipart form with `kind`, `file` (or `address`), `mode` (default all-or-nothing) and `invite` (`yes`, else no),
 * in any order.
 * @throws DomainError `upload-incomplete`, `import-mode-unknown`; an upload over the limit ends in 413.
 */
export async function readUpload(request: FastifyRequest): Promise<ImportRequest> {
  if (!request.isMultipart()) throw new DomainError('upload-incomplete', 'invalid', { missing: 'file' });
  const form: Form = { fields: new Map() };
  for await (const part of request.parts()) await take(part, form);
  const kind = form.fields.get('kind');
  if (kind === undefined) throw new DomainError('upload-incomplete', 'invalid', { missing: 'kind' });
  const invite = form.fields.get('invite') === 'yes';
  return { kind, mode: modeOf(form.fields.get('mode')), invite, from: sourceOf(form) };
}

async function take(part: Multipart, form: Form): Promise<void> {
  if (part.type === 'file') form.file = { name: part.filename, bytes: await part.toBuffer() };
  else if (typeof part.value === 'string') form.fields.set(part.fieldname, part.value);
}

function sourceOf(form: Form): ImportRequest['from'] {
  const address = form.fields.get('address')?.trim();
  if (address) return { address };
  if (form.file === undefined || form.file.bytes.length === 0) {
    throw new DomainError('upload-incomplete', 'invalid', { missing: 'file' });
  }
  return form.file;
}

function modeOf(value: string | undefined): ImportMode {
  const mode = IMPORT_MODES.find((known) => known === (value ?? 'all-or-nothing'));
  if (mode === undefined) throw new DomainError('import-mode-unknown', 'invalid', { modes: IMPORT_MODES });
  return mode;
}
