/** Longest name that is kept, in characters; file systems take 255 bytes. */
const NAME_LENGTH = 120;

/**
 * The name of an upload as it is kept and shown, never as a place: without folders, and without signs that nobody sees
 * or that turn the writing round (Unicode Cc, Cf, Cs, Co, Zl, Zp). Empty when nothing of it is left.
 */
export function uploadName(given: string | undefined): string {
  const last = (given ?? '').split(/[\\/]/).at(-1) ?? '';
  const visible = last.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\uFFFD]/gu, '');
  return [...visible.trim()].slice(0, NAME_LENGTH).join('');
}
