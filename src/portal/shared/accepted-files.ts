import type { FastifyRequest } from 'fastify';

/** What a form with a file takes, by the address that it is sent to: a key of portal-shared:accepts. */
const ACCEPTED = {
  '/admin/imports': 'import',
  '/hr/assign/list/preview': 'list',
  '/hr/agreement/document': 'agreement',
} as const;

export type AcceptedFiles = (typeof ACCEPTED)[keyof typeof ACCEPTED];

/** What would have been taken in the place of a file that was not; undefined where no file was sent. */
export function acceptedBy({ method, url, headers }: FastifyRequest): AcceptedFiles | undefined {
  const isUpload = method === 'POST' && headers['content-type']?.startsWith('multipart/form-data') === true;
  const [path = ''] = url.split('?');
  return isUpload ? (ACCEPTED as Readonly<Record<string, AcceptedFiles>>)[path] : undefined;
}
