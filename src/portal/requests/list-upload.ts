import type { FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';
import { readUploadForm } from '../../platform/imports/upload-form.js';
import { LIST_LENGTH } from './assign.forms.js';
import { textOfList } from './list-file.js';

export interface UploadedList {
  readonly municipality?: string;
  readonly programme: string;
  readonly csv: string;
}

/**
 * A form with `municipality`, `programme` and `file`.
 * @throws DomainError `upload-incomplete` {missing}, those of `textOfList` and `readUploadForm`
 */
export async function readList(request: FastifyRequest): Promise<UploadedList> {
  const { fields, file } = await readUploadForm(request);
  const programme = fields.get('programme');
  if (programme === undefined) throw new DomainError('upload-incomplete', 'invalid', { missing: 'programme' });
  return {
    municipality: fields.get('municipality'),
    programme,
    csv: textOfList(file?.bytes ?? Buffer.alloc(0), LIST_LENGTH),
  };
}
