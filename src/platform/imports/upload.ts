import type { FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';
import { IMPORT_MODES, type ImportMode } from './import-record.js';
import type { ImportRequest } from './imports.service.js';
import { readUploadForm, type UploadForm } from './upload-form.js';

/**
 * Reads a form with `kind`, `file` (or `address`), `mode` (default all-or-nothing) and `invite` (`yes`, else no).
 * @throws DomainError `upload-incomplete`, `import-mode-unknown`; those of `readUploadForm`
 */
export async function readUpload(request: FastifyRequest): Promise<ImportRequest> {
  const form = await readUploadForm(request);
  const kind = form.fields.get('kind');
  if (kind === undefined) throw new DomainError('upload-incomplete', 'invalid', { missing: 'kind' });
  const invite = form.fields.get('invite') === 'yes';
  return { kind, mode: modeOf(form.fields.get('mode')), invite, from: sourceOf(form) };
}

function sourceOf({ fields, file }: UploadForm): ImportRequest['from'] {
  const address = fields.get('address')?.trim();
  if (address) return { address };
  if (file === undefined || file.bytes.length === 0) {
    throw new DomainError('upload-incomplete', 'invalid', { missing: 'file' });
  }
  return file;
}

function modeOf(value: string | undefined): ImportMode {
  const mode = IMPORT_MODES.find((known) => known === (value ?? 'all-or-nothing'));
  if (mode === undefined) throw new DomainError('import-mode-unknown', 'invalid', { modes: IMPORT_MODES });
  return mode;
}
