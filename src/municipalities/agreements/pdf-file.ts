import { StreamableFile } from '@nestjs/common';

/** A PDF to be kept, never shown inside of our pages: its name may hold letters of any language (RFC 6266). */
export function pdfFile({ name, bytes }: { readonly name: string; readonly bytes: Buffer }): StreamableFile {
  const plain = name.replaceAll(/[^\w.-]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
  return new StreamableFile(bytes, { type: 'application/pdf', disposition, length: bytes.length });
}
