import { bytesOfBase64 } from '../../kernel/base64.js';
import type { Fields } from '../../kernel/fields.js';
import { MEDIA_PER_ITEM, MEDIA_TYPES, type MediaType, mediaTypeOf, MEDIUM_MAX_BYTES, type NewMedium } from './media.js';
import { type Need, NEEDS } from './needs.js';

const NOTHING = new Uint8Array();

/** What the item asks of a person, each once, in the order of `NEEDS`; what is wrong with it is noted in its fields. */
export function readNeeds(fields: Fields): readonly Need[] {
  const given = fields.records('needs');
  for (const value of given.filter((one) => !NEEDS.some((need) => need === one)))
    fields.refuse('needs', 'value-unknown', { value: shown(value), allowed: NEEDS.join(', ') });
  return NEEDS.filter((need) => given.includes(need));
}

/** The item's pictures, sounds and films in their order; what is wrong with them is noted in its fields. */
export function readMedia(fields: Fields): readonly NewMedium[] {
  const given = fields.list('media');
  if (given.length > MEDIA_PER_ITEM) fields.refuse('media', 'media-too-many', { limit: MEDIA_PER_ITEM });
  return given.slice(0, MEDIA_PER_ITEM).map(readMedium);
}

function readMedium(fields: Fields): NewMedium {
  const type = typeOf(fields);
  const isPicture = type?.startsWith('image/') ?? true;
  const words = {
    alternative: fields.text('alternative'),
    transcript: isPicture ? fields.optionalText('transcript') : fields.text('transcript'),
  };
  return { type: type ?? 'image/png', ...words, bytes: bytesOf(fields, type) };
}

function typeOf(fields: Fields): MediaType | undefined {
  if (fields.optionalWord('type')?.startsWith('image/svg') !== true) {
    const type = fields.oneOf('type', MEDIA_TYPES);
    return fields.optionalWord('type') === type ? type : undefined;
  }
  fields.refuse('type', 'media-svg-refused');
  return undefined;
}

/** Too long a text is refused before it is decoded: four characters carry three bytes. */
function bytesOf(fields: Fields, type: MediaType | undefined): Uint8Array {
  const data = fields.word('data');
  if (data === '') return NOTHING;
  const isTooLong = data.length > Math.ceil(MEDIUM_MAX_BYTES / 3) * 4;
  const bytes = isTooLong ? NOTHING : bytesOfBase64(data);
  if (isTooLong || (bytes !== undefined && bytes.length > MEDIUM_MAX_BYTES))
    fields.refuse('data', 'media-too-large', { kilobytes: MEDIUM_MAX_BYTES / 1024 });
  else if (bytes === undefined) fields.refuse('data', 'media-data-unreadable');
  else if (type !== undefined) compare(fields, type, mediaTypeOf(bytes));
  return bytes ?? NOTHING;
}

/** The content decides, never what the file says of it. */
function compare(fields: Fields, type: MediaType, found: MediaType | undefined): void {
  if (found === undefined) fields.refuse('data', 'media-content-unknown', { type });
  else if (found !== type) fields.refuse('data', 'media-type-differs', { type, found });
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
}
