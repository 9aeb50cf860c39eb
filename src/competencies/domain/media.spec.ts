import { type MediaType, mediaTypeOf } from './media.js';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
/** The first page of an Ogg file with one packet. */
const ogg = (packet: string): Uint8Array => bytes('OggS', Array<number>(22).fill(0), [1, packet.length], packet);
const box = (brand: string): Uint8Array => bytes([0, 0, 0, 24], `ftyp${brand}`, [0, 0, 2, 0]);

it.each<[MediaType, Uint8Array]>([
  ['image/png', bytes([0x89], 'PNG\r\n\u001a\n', [0, 0, 0, 13], 'IHDR')],
  ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], '\0\u0010JFIF')],
  ['image/webp', bytes('RIFF', [36, 0, 0, 0], 'WEBPVP8L')],
  ['audio/mpeg', bytes('ID3', [4, 0, 0])],
  ['audio/mpeg', bytes([0xff, 0xfb, 0x90, 0x64])],
  ['audio/mpeg', bytes([0xff, 0xf3, 0x48, 0xc4])],
  ['audio/ogg', ogg('OpusHead')],
  ['audio/ogg', ogg('\u0001vorbis')],
  ['video/mp4', box('isom')],
  ['video/mp4', box('mp42')],
  ['video/webm', bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84], 'webm')],
])('knows %s by its first bytes', (type, content) => {
  expect(mediaTypeOf(content)).toBe(type);
});

it.each([
  ['nothing', bytes()],
  ['a text', bytes('Hello')],
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['HTML', bytes('<!doctype html><script>alert(1)</script>')],
  ['a program', bytes('MZ', [0x90, 0])],
  ['GIF', bytes('GIF89a')],
  ['a wave in the box of WebP', bytes('RIFF', [36, 0, 0, 0], 'WAVEfmt ')],
  ['a picture in the box of MP4', box('heic')],
  ['a sound in the box of MP4', box('M4A ')],
  ['a film in the box of Ogg', ogg('\u0080theora')],
  ['Matroska that is not WebM', bytes([0x1a, 0x45, 0xdf, 0xa3, 0xa3, 0x42, 0x82, 0x88], 'matroska')],
  ['layer 2 of MPEG', bytes([0xff, 0xfd, 0x90, 0x64])],
  ['UTF-16', bytes([0xff, 0xfe, 0x41, 0])],
])('takes %s for none of them', (_, content) => {
  expect(mediaTypeOf(content)).toBeUndefined();
});
