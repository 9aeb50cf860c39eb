import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

import type { Actor } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { Env } from '../../platform/config/env.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { canonicalEmail, type Person } from '../domain/person.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { Guesses } from './guesses.service.js';
import { passwordFits } from './passwords.js';
import { SessionsRepository, type SessionKey } from './sessions.repository.js';
import { SignInFailed } from './sign-in-failed.js';

/** `cookie` for the pages (lives SESSION_HOURS), `token` for the API (lives ACCESS_TOKEN_MINUTES). */
export type SessionKind = 'cookie' | 'token';

export interface SignInOptions {
  readonly kind: SessionKind;
  /** Network address of the caller, for the limit of failed attempts. */
  readonly address?: string;
}

export interface SignedIn {
  readonly person: Person;
  readonly sessionId: string;
  /** Goes into the cookie, once: the database keeps its hash only. */
  readonly sessionToken: string;
  /** For the API: names the session. Only with kind `token`. */
  readonly accessToken?: string;
  readonly expiresAt: Date;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly persons: PersonsRepository,
    private readonly guesses: Guesses,
    private readonly jwt: JwtService,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly env: Env,
  ) {}

  /**
   * Opens a session for whoever knows the password.
   * @throws SignInFailed (401) without saying whether the address is known; 429 `too-many-requests` after too many failures.
   */
  async signIn(email: string, password: string, { kind, address }: SignInOptions): Promise<SignedIn> {
    const name = canonicalEmail(email);
    await this.guesses.count(name, address);
    const person = await this.persons.findByEmail(name);
    const fits = await passwordFits(person?.passwordHash, password);
    if (person === null || !fits) throw new SignInFailed();
    await this.guesses.forgive(name);
    const { passwordHash: _passwordHash, ...known } = person;
    return this.open(known, kind);
  }

  /** Opens a session for a person whose identity the caller has proved. */
  async open(person: Person, kind: SessionKind): Promise<SignedIn> {
    const sessionId = this.ids.next();
    const sessionToken = this.ids.bytes(32).toString('base64url');
    const createdAt = this.clock.now();
    const minutes = kind === 'cookie' ? this.env.SESSION_HOURS * 60 : this.env.ACCESS_TOKEN_MINUTES;
    const expiresAt = new Date(createdAt.getTime() + minutes * 60_000);
    const tokenHash = hashOf(sessionToken);
    await this.sessions.create({ id: sessionId, personId: person.id, tokenHash, createdAt, expiresAt });
    const opened = { person, sessionId, sessionToken, expiresAt };
    return kind === 'token' ? { ...opened, accessToken: await this.accessToken(opened) } : opened;
  }

  /** Whoever holds the session's token or cookie is signed out from now on. Ending it again changes nothing. */
  async end(sessionId: string): Promise<void> {
    await this.sessions.end(sessionId, this.clock.now());
  }

  /** Ends all sessions of the person, but for one if it is named. */
  async endAll(personId: string, exceptId?: string): Promise<void> {
    await this.sessions.endAll(personId, this.clock.now(), exceptId);
  }

  /** Who acts in that session; null when it has ended or never was. */
  actorOf(key: SessionKey | { readonly token: string }): Promise<Actor | null> {
    const now = this.clock.now();
    return this.sessions.actor('token' in key ? { tokenHash: hashOf(key.token) } : key, now, berlinDay(now));
  }

  private accessToken({ person, sessionId, expiresAt }: Omit<SignedIn, 'accessToken'>): Promise<string> {
    const seconds = (moment: Date): number => Math.floor(moment.getTime() / 1000);
    return this.jwt.signAsync({
      sub: person.id,
      sid: sessionId,
      iat: seconds(this.clock.now()),
      exp: seconds(expiresAt),
    });
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
