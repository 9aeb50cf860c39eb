import type { Readable } from 'node:stream';

import type { FastifyReply } from 'fastify';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const PDF = 'application/pdf';

/** A file that a caller downloads. */
export interface DownloadFile {
  /** Letters, digits, points, hyphens and underscores only. */
  readonly name: string;
  readonly contentType: 'application/json; charset=utf-8' | 'text/csv; charset=utf-8' | typeof XLSX | typeof PDF;
  readonly body: string | Buffer | Readable;
}

/** Sends a file to be kept, under its name. */
export async function sendFile(reply: FastifyReply, { name, contentType, body }: DownloadFile): Promise<void> {
  await reply
    .header('content-type', contentType)
    .header('content-disposition', `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`)
    .send(body);
}

/** A value as a JSON file, written so that people can read it. */
export function jsonFile(name: string, value: object): DownloadFile {
  return { name, contentType: 'application/json; charset=utf-8', body: `${JSON.stringify(value, null, 2)}\n` };
}
