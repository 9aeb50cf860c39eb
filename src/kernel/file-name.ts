const LONGEST = 60;
const SPELLED = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' } as const;

/**
 * A title as the beginning of a file's name: small letters, digits and hyphens, at most 60, which every system and every
 * browser takes as they are (so that RFC 6266 asks for no `filename*`). Umlauts are spelled out, other accents left out;
 * empty where the title has no Latin letter and no digit.
 */
export function fileNameOf(title: string): string {
  const spelled = title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => SPELLED[letter as keyof typeof SPELLED])
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '');
  return spelled
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-|-$/g, '');
}
