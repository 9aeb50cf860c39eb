import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Env, isSecondFactorRequired } from '../../platform/config/env.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import type { Person } from '../domain/person.js';
import { heldBack } from '../domain/second-factor.js';
import {
  expiryFrom,
  type OwnSession,
  type SessionKind,
  type SessionLife,
  SIGN_OF_LIFE_MS,
  termFrom,
} from '../domain/session.js';
import { AccessTokens } from './access-tokens.service.js';
import { type LiveSession, SessionsRepository, type SessionKey } from './sessions.repository.js';
import { type Proof, SignIns, type SignInOptions } from './sign-ins.service.js';
import { tokenHash } from './token-hash.js';

export interface SignedIn {
  readonly person: Person;
  readonly sessionId: string;
  /** Goes into the cookie, once: the database keeps its hash only. */
  readonly sessionToken: string;
  /** For the API: names the session. Only with kind `token`. */
  readonly accessToken?: string;
  /** For the API: prolongs the session, once. Only with kind `token`. */
  readonly refreshToken?: string;
  /** When the access token ends, or the session of the pages in any case. */
  readonly expiresAt: Date;
}

/** From where a session is opened, and how surely. */
export interface SessionOrigin {
  readonly device: string | null;
  /** The person has shown a second factor. */
  readonly isStrong: boolean;
}

/** Ended sessions are listed nowhere; they stay for questions about misuse. */
const KEPT_MS = 30 * 24 * 3_600_000;

@Injectable()
export class SessionsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly sessions: SessionsRepository,
    private readonly signIns: SignIns,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly env: Env,
  ) {}

  /**
   * Opens a session for whoever knows the password.
   * @throws SignInFailed (401) without saying whether the address is known; 429 `too-many-requests` after too many failures.
   */
  signIn(email: string, password: string, options: SignInOptions): Promise<SignedIn> {
    return this.transaction.crossing('sign-in', async () =>
      this.openFor(await this.signIns.byPassword(email, password, options), options),
    );
  }

  /** Opens a session for whoever showed the password before and now shows the code. @throws as `signIn` */
  finishSignIn(ticket: string, options: SignInOptions): Promise<SignedIn> {
    return this.transaction.crossing('sign-in', async () =>
      this.openFor(await this.signIns.byTicket(ticket, options), options),
    );
  }

  /** Opens a session, with a name of its own, for a person whose identity the caller has proved. */
  async open(person: Person, kind: SessionKind, from: Partial<SessionOrigin> = {}): Promise<SignedIn> {
    const { device = null, isStrong = false } = from;
    const id = this.ids.next();
    const sessionToken = this.ids.bytes(32).toString('base64url');
    const createdAt = this.clock.now();
    const { expiresAt, endsAt } = termFrom(createdAt, this.lifeOf(kind));
    const session = { id, personId: person.id, tokenHash: tokenHash(sessionToken), kind, device, isStrong };
    await this.sessions.create({ ...session, createdAt, seenAt: createdAt, expiresAt, endsAt });
    const opened = { person, sessionId: id, sessionToken, expiresAt: endsAt };
    if (kind === 'cookie') return opened;
    return { ...opened, ...(await this.tokens.issue({ sessionId: id, personId: person.id, expiresAt })) };
  }

  /** The session's person has shown a second factor. */
  strengthen(sessionId: string): Promise<void> {
    return this.sessions.strengthen(sessionId);
  }

  /** Whoever holds the session's token or cookie is signed out from now on. Ending it again changes nothing. */
  async end(sessionId: string): Promise<void> {
    await this.sessions.end(sessionId, this.clock.now());
  }

  /** Ends all sessions of the person, but for one if it is named. */
  async endAll(personId: string, exceptId?: string): Promise<void> {
    await this.sessions.endAll(personId, this.clock.now(), exceptId);
  }

  /** Where the actor is signed in, the place seen last first. */
  async listOwn({ personId, sessionId }: Actor): Promise<readonly OwnSession[]> {
    const all = await this.sessions.list(personId, this.clock.now());
    return all.map(({ id, kind, device, createdAt, seenAt, endsAt }) => ({
      ...{ id, kind, device, createdAt, seenAt, endsAt },
      isCurrent: id === sessionId,
    }));
  }

  /** @throws DomainError `session-not-found` when it has ended or is somebody else's */
  async endOwn(actor: Actor, id: string): Promise<void> {
    const own = await this.listOwn(actor);
    if (!own.some((session) => session.id === id)) throw new DomainError('session-not-found', 'not-found');
    await this.end(id);
  }

  /**
   * Who acts in that session; null when it has ended or never was. Where a second factor is required and was not shown,
   * HR people and admins act as employees. To be asked for is the session's sign of life.
   */
  actorOf(key: SessionKey | { readonly token: string }): Promise<Actor | null> {
    return this.transaction.crossing('sign-in', () => this.recognise(key));
  }

  private async recognise(key: SessionKey | { readonly token: string }): Promise<Actor | null> {
    const now = this.clock.now();
    const found = await this.sessions.actor(
      'token' in key ? { tokenHash: tokenHash(key.token) } : key,
      now,
      berlinDay(now),
    );
    if (found === null) return null;
    if (now.getTime() - found.seenAt.getTime() >= SIGN_OF_LIFE_MS) await this.seen(found, now);
    if (found.isStrong) return found.actor;
    return heldBack(found.actor, isSecondFactorRequired(this.env) ? 'all' : found.demands);
  }

  /** Erases what has long ended; answers how many. */
  async forget(): Promise<{ readonly forgotten: number }> {
    return { forgotten: await this.sessions.forget(new Date(this.clock.now().getTime() - KEPT_MS)) };
  }

  private openFor({ person, isStrong }: Proof, { kind, device = null }: SignInOptions): Promise<SignedIn> {
    return this.open(person, kind, { device, isStrong });
  }

  /** An access token is prolonged by its refresh token only. */
  private seen({ actor, kind, endsAt }: LiveSession, now: Date): Promise<void> {
    const expiresAt = kind === 'token' ? null : expiryFrom(now, this.lifeOf(kind).idle, endsAt);
    return this.sessions.seen(actor.sessionId, now, expiresAt);
  }

  private lifeOf(kind: SessionKind): SessionLife {
    const { SESSION_IDLE_MINUTES, SESSION_HOURS, ACCESS_TOKEN_MINUTES, REFRESH_TOKEN_HOURS } = this.env;
    return kind === 'cookie'
      ? { idle: SESSION_IDLE_MINUTES, absolute: SESSION_HOURS * 60 }
      : { idle: ACCESS_TOKEN_MINUTES, absolute: REFRESH_TOKEN_HOURS * 60 };
  }
}
