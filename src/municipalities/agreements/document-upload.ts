import type { FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';
import { readUploadForm, type UploadedFile } from '../../platform/imports/upload-form.js';
import { DOCUMENT_LIMIT } from '../domain/agreement-document.js';

export interface DocumentUpload extends UploadedFile {
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Reads a form with `file` and any other fields.
 * @throws DomainError `upload-incomplete`; those of `readUploadForm`; a file over `DOCUMENT_LIMIT` ends in 413
 */
export async function readDocument(request: FastifyRequest): Promise<DocumentUpload> {
  const { fields, file } = await readUploadForm(request, DOCUMENT_LIMIT);
  if (file === undefined || file.bytes.length === 0) {
    throw new DomainError('upload-incomplete', 'invalid', { missing: 'file' });
  }
  return { fields, ...file };
}
