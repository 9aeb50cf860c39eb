export interface KeyCredentials {
  /** What the key is recognised by; no secret. */
  readonly prefix: string;
  readonly secret: string;
}

/** Begins every key that is sent as a bearer token, so that scanners for leaked secrets can recognise it. */
const MARK = 'lotse';
const BEARER = new RegExp(`^bearer +${MARK}_([0-9a-f]{1,64})_([\\w-]{1,200}) *$`, 'i');
const BASIC = /^basic +([a-z\d+/]+={0,2}) *$/i;

/** The key as one word, to be sent as a bearer token. */
export function keyToken({ prefix, secret }: KeyCredentials): string {
  return `${MARK}_${prefix}_${secret}`;
}

/** True for a header that means a key of a program and not a person's session. */
export function presentsKey(header: string | undefined): boolean {
  return BASIC.test(header ?? '') || BEARER.test(header ?? '');
}

/** The key in an `Authorization` header, as bearer token or as user name and password (RFC 7617); null for anything else. */
export function credentialsOf(header: string | undefined): KeyCredentials | null {
  const [, bearerPrefix, bearerSecret] = BEARER.exec(header ?? '') ?? [];
  if (bearerPrefix !== undefined && bearerSecret !== undefined) return { prefix: bearerPrefix, secret: bearerSecret };
  const encoded = BASIC.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const [prefix = '', ...secret] = new TextDecoder().decode(bytesOf(encoded)).split(':');
  return secret.length === 0 || prefix === '' ? null : { prefix, secret: secret.join(':') };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64.slice(0, base64.length - (base64.length % 4 === 1 ? 1 : 0))), (c) =>
    c.charCodeAt(0),
  );
}
