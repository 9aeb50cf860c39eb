import type { MachineActor } from '../../kernel/actor.js';

/** A course platform that reports completions of one provider's courses with a key of its own. */
export interface CoursePlatform {
  readonly id: string;
  readonly name: string;
  /** Of whose courses it may speak, as the catalogue spells it. */
  readonly provider: string;
  /** The name of the key; its secret is shown once and never kept. */
  readonly key: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** The platform as it calls. */
export interface PlatformActor extends MachineActor {
  readonly provider: string;
}

export interface KeyAndSecret {
  readonly key: string;
  readonly secret: string;
}

/** Key and secret of an `Authorization: Basic …` header (RFC 7617); null for anything else. */
export function credentialsOf(header: string | undefined): KeyAndSecret | null {
  const encoded = /^basic +([a-z\d+/]+={0,2}) *$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const [key = '', ...secret] = new TextDecoder().decode(bytesOf(encoded)).split(':');
  return secret.length === 0 || key === '' ? null : { key, secret: secret.join(':') };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64.slice(0, base64.length - (base64.length % 4 === 1 ? 1 : 0))), (c) =>
    c.charCodeAt(0),
  );
}
