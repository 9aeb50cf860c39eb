import type { Localized } from '../../kernel/localized.js';

/** SVG is no picture here: it can carry script. */
export type MediaType =
  'image/png' | 'image/jpeg' | 'image/webp' | 'audio/mpeg' | 'audio/ogg' | 'video/mp4' | 'video/webm';
export const MEDIA_TYPES: readonly MediaType[] = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'audio/mpeg',
  'audio/ogg',
  'video/mp4',
  'video/webm',
];

/** Largest picture, sound or film of an item, in bytes. */
export const MEDIUM_MAX_BYTES = 256 * 1024;
export const MEDIA_PER_ITEM = 2;

/** What stands for a picture, sound or film in words. */
export interface MediumInWords {
  readonly type: MediaType;
  /** What it shows or lets hear, in a sentence. */
  readonly alternative: Localized;
  /** Everything that is said or seen, in its order. Sounds and films have one, pictures may. */
  readonly transcript: Localized | null;
}

/** A picture, sound or film of an item as it is asked. */
export interface Medium extends MediumInWords {
  readonly id: string;
}

/** One before it has an id: what a file says. */
export interface NewMedium extends MediumInWords {
  readonly bytes: Uint8Array;
}

/** Where in a file which bytes stand; the place of a character is its byte. */
interface Signature {
  readonly type: MediaType;
  readonly marks: readonly (readonly [at: number, mark: string])[];
}

const SIGNATURES: readonly Signature[] = [
  { type: 'image/png', marks: [[0, '\u0089PNG\r\n\u001a\n']] },
  { type: 'image/jpeg', marks: [[0, '\u00ff\u00d8\u00ff']] },
  {
    type: 'image/webp',
    marks: [
      [0, 'RIFF'],
      [8, 'WEBPVP8'],
    ],
  },
  { type: 'audio/mpeg', marks: [[0, 'ID3']] },
];

/** Brands of films; pictures (heic, avif) and sounds (M4A) come in the same box. */
const FILM_BRANDS: ReadonlySet<string> = new Set([
  'isom',
  'iso2',
  'iso4',
  'iso5',
  'iso6',
  'mp41',
  'mp42',
  'avc1',
  'dash',
  'M4V ',
]);
const SOUND_CODECS: readonly string[] = ['OpusHead', '\u0001vorbis', '\u007fFLAC'];
const EBML = '\u001a\u0045\u00df\u00a3';

/**
 * What the bytes are by their own signature, whatever their name or sender says; undefined when they are nothing that
 * an item may show.
 * Sources: the formats' specifications (PNG, JFIF, RIFF, ID3, ISO 11172-3, RFC 3533, ISO 14496-12, Matroska).
 */
export function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  const known = SIGNATURES.find(({ marks }) => marks.every(([at, mark]) => has(bytes, at, mark)));
  if (known !== undefined) return known.type;
  if (isLayer3Frame(bytes)) return 'audio/mpeg';
  if (isSoundInOgg(bytes)) return 'audio/ogg';
  if (has(bytes, 4, 'ftyp') && FILM_BRANDS.has(textAt(bytes, 8, 4))) return 'video/mp4';
  return has(bytes, 0, EBML) && textAt(bytes, 0, 64).includes('\u0042\u0082\u0084webm') ? 'video/webm' : undefined;
}

/** A frame of MPEG 1 or 2, layer 3: eleven bits of synchronisation, then version, layer, bit rate and sampling rate. */
function isLayer3Frame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isSynchronised = first === 0xff && second >> 5 === 0b111;
  const isLayer3 = ((second >> 3) & 0b11) !== 0b01 && ((second >> 1) & 0b11) === 0b01;
  return isSynchronised && isLayer3 && third >> 4 !== 0b1111 && ((third >> 2) & 0b11) !== 0b11;
}

/** The first page's segment table ends where its packet, which names the codec, begins. */
function isSoundInOgg(bytes: Uint8Array): boolean {
  const packet = 27 + (bytes[26] ?? 0);
  return has(bytes, 0, 'OggS') && SOUND_CODECS.some((codec) => has(bytes, packet, codec));
}

function has(bytes: Uint8Array, at: number, mark: string): boolean {
  return textAt(bytes, at, mark.length) === mark;
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
