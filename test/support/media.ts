/** A picture of one transparent point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
/** The head of a sound that says nothing. */
const MP3 = Buffer.from('ID3\u0004\0\0\0\0\0\0', 'latin1');

/** A picture, sound or film as a file of items carries it. */
export interface FileMedium {
  readonly type: string;
  readonly data: string;
  readonly alternative?: { readonly de: string };
  readonly transcript?: { readonly de: string };
}

type Given = Partial<Omit<FileMedium, 'data'>> & { readonly bytes?: Buffer };

export function aPicture({ bytes = PNG, ...more }: Given = {}): FileMedium {
  return { type: 'image/png', data: bytes.toString('base64'), alternative: { de: 'Ein Formular' }, ...more };
}

export function aSound({ bytes = MP3, ...more }: Given = {}): FileMedium {
  const words = { alternative: { de: 'Ein Anruf' }, transcript: { de: 'Guten Tag.' } };
  return { type: 'audio/mpeg', data: bytes.toString('base64'), ...words, ...more };
}
