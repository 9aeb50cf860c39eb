import type { FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';
import { LIST_LENGTH } from './assign.forms.js';
import { textOfList } from './list-file.js';

export interface UploadedList {
  readonly municipality?: string;
  readonly programme: string;
  readonly csv: string;
}

/**
 * A multipart form with `municipality`, `programme` and `file`, in any order.
 * @throws DomainError `upload-incomplete` {missing}, those of `textOfList`; a file over the server's limit ends in 413
 */
export async function readList(request: FastifyRequest): Promise<UploadedList> {
  if (!request.isMultipart()) throw new DomainError('upload-incomplete', 'invalid', { missing: 'file' });
  const fields = new Map<string, string>();
  let bytes: Buffer | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'file') bytes = await part.toBuffer();
    else if (typeof part.value === 'string') fields.set(part.fieldname, part.value);
  }
  const programme = fields.get('programme');
  if (programme === undefined) throw new DomainError('upload-incomplete', 'invalid', { missing: 'programme' });
  return {
    municipality: fields.get('municipality'),
    programme,
    csv: textOfList(bytes ?? Buffer.alloc(0), LIST_LENGTH),
  };
}
