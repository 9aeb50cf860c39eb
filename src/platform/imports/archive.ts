/** True when the file is a ZIP archive by its first bytes, as every .xlsx is. */
export function isArchive(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
}
