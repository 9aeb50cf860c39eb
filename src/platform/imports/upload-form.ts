import type { Multipart } from '@fastify/multipart';
import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { DomainError } from '../../kernel/domain-error.js';
import { uploadName } from './upload-name.js';

export interface UploadedFile {
  /** As it may be kept and shown: `uploadName`. */
  readonly name: string;
  readonly bytes: Buffer;
}

export interface UploadForm {
  readonly fields: ReadonlyMap<string, string>;
  /** Undefined when there is none. */
  readonly file?: UploadedFile;
}

/**
 * A multipart form with at most one file, its parts in any order; what the form says of the file's type is not looked at.
 * @throws DomainError `upload-incomplete` for another kind of body; HttpException 400 for a form that is cut off or
 *   otherwise none; a file over `fileSize` (left out: the server's limit), or too many parts, end in 413
 */
export async function readUploadForm(request: FastifyRequest, fileSize?: number): Promise<UploadForm> {
  if (!request.isMultipart()) throw new DomainError('upload-incomplete', 'invalid', { missing: 'file' });
  const fields = new Map<string, string>();
  let file: UploadedFile | undefined;
  try {
    for await (const part of request.parts(fileSize === undefined ? {} : { limits: { fileSize } })) {
      if (part.type === 'file') file = await fileOf(part);
      else if (typeof part.value === 'string') fields.set(part.fieldname, part.value);
    }
  } catch (error) {
    // What is over a limit says so by its status; the parser's other errors are about the form itself.
    if (error instanceof Error && !('statusCode' in error)) throw new HttpException('request-malformed', 400);
    throw error;
  }
  return { fields, ...(file !== undefined && { file }) };
}

async function fileOf(part: Multipart & { readonly type: 'file' }): Promise<UploadedFile> {
  return { name: uploadName(part.filename), bytes: await part.toBuffer() };
}
