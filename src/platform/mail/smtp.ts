import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

import { Env } from '../config/env.js';
import type { Outcome, WholeMail } from './mail.js';

const SUBMISSION_PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;

type Fault = Error & { readonly code?: string; readonly responseCode?: number };

/**
 * Speaks SMTP. It uses the connection itself, because a transport does not tell whether the content had begun to flow
 * when a connection broke: before that a mail may be sent again, afterwards nobody knows.
 */
@Injectable()
export class Smtp {
  constructor(private readonly env: Env) {}

  get isConfigured(): boolean {
    return this.env.SMTP_URL !== undefined;
  }

  /** Never throws; nothing of the mail is in the outcome. */
  async send(mail: WholeMail): Promise<Outcome> {
    const { SMTP_URL, MAIL_FROM, SMTP_REQUIRE_TLS, SMTP_SECONDS } = this.env;
    if (SMTP_URL === undefined) return { state: 'again', fault: 'not-configured' };
    const connection = connectionTo(new URL(SMTP_URL), SMTP_REQUIRE_TLS, SMTP_SECONDS * 1_000);
    const flow = { begun: false };
    try {
      const content = await contentOf(mail, MAIL_FROM);
      const envelope = { from: MAIL_FROM, to: [mail.address] };
      const sending = connected(connection, new URL(SMTP_URL)).then(() =>
        transferred(connection, envelope, flowing(content, flow)),
      );
      await within(SMTP_SECONDS * 1_000, sending);
      part(connection, SMTP_SECONDS * 1_000);
      return { state: 'sent' };
    } catch (error) {
      connection.close();
      return outcomeOf(error as Fault, flow.begun);
    }
  }
}

/** An answer of the server is clear; silence is so only before the content has begun to flow. */
export function outcomeOf({ code, responseCode }: Fault, hasBegun: boolean): Outcome {
  if (responseCode !== undefined) {
    const isFinal = responseCode >= 500 && code !== 'EAUTH';
    return { state: isFinal ? 'failed' : 'again', fault: `smtp-${String(responseCode)}` };
  }
  return { state: hasBegun ? 'unclear' : 'again', fault: code ?? 'unknown' };
}

function connectionTo({ protocol, hostname, port }: URL, requireTLS: boolean, limitMs: number): SMTPConnection {
  const secure = protocol === 'smtps:';
  return new SMTPConnection({
    host: hostname,
    port: port === '' ? SUBMISSION_PORTS[secure ? 'smtps:' : 'smtp:'] : Number(port),
    secure,
    requireTLS: requireTLS && !secure,
    connectionTimeout: limitMs,
    greetingTimeout: limitMs,
    socketTimeout: limitMs,
  });
}

/** Silence has limits of its own in the connection; this one is for a server that says a little now and then. @throws Fault */
async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = sleep(limitMs, undefined, { signal: timer.signal }).then(() => {
    throw Object.assign(new Error('late'), { code: 'ETIMEDOUT' });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
    late.catch(() => undefined);
  }
}

/** Says goodbye; who does not answer to that is left. */
function part(connection: SMTPConnection, limitMs: number): void {
  const timer = setTimeout(() => {
    connection.close();
  }, limitMs).unref();
  connection.once('end', () => {
    clearTimeout(timer);
  });
  connection.quit();
}

/** The id of the mail is its Message-ID: a server or program that sees it twice can tell. */
function contentOf({ id, address, subject, plain, html }: WholeMail, from: string): Promise<Buffer> {
  const messageId = `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`;
  const headers = { 'Auto-Submitted': 'auto-generated' };
  return new MailComposer({ from, to: address, subject, text: plain, html, messageId, headers }).compile().build();
}

async function connected(connection: SMTPConnection, { username, password }: URL): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.on('error', reject);
    connection.connect(settle(resolve, reject));
  });
  if (username === '') return;
  const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  await new Promise<void>((resolve, reject) => {
    connection.on('error', reject);
    connection.login(credentials, settle(resolve, reject));
  });
}

function transferred(
  connection: SMTPConnection,
  envelope: { readonly from: string; readonly to: string[] },
  content: Readable,
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.send(envelope, content, settle(resolve, reject));
  });
}

/** Is read only when the server has asked for the content. */
function flowing(content: Buffer, flow: { begun: boolean }): Readable {
  return new Readable({
    read() {
      flow.begun = true;
      this.push(content);
      this.push(null);
    },
  });
}

function settle(resolve: () => void, reject: (error: Error) => void): (error?: Error | null) => void {
  return (error) => {
    if (error) reject(error);
    else resolve();
  };
}
