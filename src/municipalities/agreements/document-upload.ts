import type { FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';
import { DOCUMENT_LIMIT } from '../domain/agreement-document.js';

export interface DocumentUpload {
  readonly fields: ReadonlyMap<string, string>;
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Reads a multipart form with `file` and any other fields, in any order.
 * @throws DomainError `upload-incomplete`; a file over `DOCUMENT_LIMIT` ends in 413.
 */
export async function readDocument(request: FastifyRequest): Promise<DocumentUpload> {
  if (!request.isMultipart()) throw new DomainError('upload-incomplete', 'invalid', { missing: 'file' });
  const fields = new Map<string, string>();
  let file: Pick<DocumentUpload, 'name' | 'bytes'> | undefined;
  for await (const part of request.parts({ limits: { fileSize: DOCUMENT_LIMIT } })) {
    if (part.type === 'file') file = { name: part.filename, bytes: await part.toBuffer() };
    else if (typeof part.value === 'string') fields.set(part.fieldname, part.value);
  }
  if (file === undefined || file.bytes.length === 0) {
    throw new DomainError('upload-incomplete', 'invalid', { missing: 'file' });
  }
  return { fields, ...file };
}
