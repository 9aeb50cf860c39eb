import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startApp, type TestApp } from '../support/app.js';
import { eventually } from '../support/eventually.js';
import { somebody } from '../support/people.js';
import { aPostOffice, type PostOffice } from '../support/post.js';
import { killAll, type Running, startApi, startWorker } from '../support/processes.js';
import { aTraceReceiver, type ReceivedSpan, type TraceReceiver } from '../support/trace-receiver.js';

const PATIENCE_MS = 30_000;
const [SERVER, CLIENT, CONSUMER, ERROR] = [2, 3, 5, 2];
const PERSON = { email: 'spuren-marke@kommune.example', givenName: 'Spurvorname', familyName: 'Spurname' };
const SEARCHED = 'spurensuchwort';
/** Where a trusted proxy stands in a trace of its own. */
const PROXY = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

describe('Traces by OpenTelemetry', () => {
  let app: TestApp;
  let office: PostOffice;
  let receiver: TraceReceiver;
  let personId: string;
  let requestIds: Record<string, string> = {};
  const ends: unknown[] = [];
  const logs = mkdtempSync(path.join(tmpdir(), 'lernlotse-traces-'));

  /** A mail is asked for, its server does not take it at once; a page is looked at; then both processes are ended. */
  beforeAll(async () => {
    [office, receiver] = await Promise.all([aPostOffice(), aTraceReceiver()]);
    app = await startApp({ worker: false });
    ({ personId } = await somebody(app, { ...PERSON, admin: true }));
    const surroundings = {
      logs,
      env: {
        LOG_LEVEL: 'info',
        SMTP_URL: office.url,
        SMTP_REQUIRE_TLS: 'false',
        TRUSTED_PROXIES: '127.0.0.1',
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        OTEL_EXPORTER_OTLP_HEADERS: 'x-key=of-the-receiver',
      },
    };
    const processes = await Promise.all([startApi(surroundings), startWorker(surroundings)]);
    office.next = [451];
    requestIds = await lookAround(processes[0]);
    await eventually('the mail has come', PATIENCE_MS, () => Promise.resolve(office.received.length > 0));
    await app.jobsDone();
    for (const running of processes) ends.push(await running.end());
  });
  afterAll(async () => {
    await killAll();
    await app.close();
    await Promise.all([office.close(), receiver.close()]);
    rmSync(logs, { recursive: true });
  });

  async function lookAround({ address }: Running): Promise<Record<string, string>> {
    const traceparent = `00-${PROXY.traceId}-${PROXY.spanId}-01`;
    const reset = await fetch(`${address}/api/v1/auth/password-reset-requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent },
      body: JSON.stringify({ email: PERSON.email }),
    });
    const refused = await fetch(`${address}/api/v1/courses?q=${SEARCHED}`);
    const { instance } = (await refused.json()) as { instance: string };
    expect([reset.status, refused.status]).toEqual([202, 401]);
    return { refused: instance };
  }

  const the = (name: string): ReceivedSpan => {
    const found = receiver.spans.filter((span) => span.name === name);
    expect(found.map((span) => span.name)).toEqual([name]);
    return found[0]!;
  };
  const below = ({ spanId }: ReceivedSpan) => receiver.spans.filter(({ parentSpanId }) => parentSpanId === spanId);
  const RESET = 'POST /api/v1/auth/password-reset-requests';

  it('are sent to the end when the processes are ended, with the key of the receiver', () => {
    expect(ends).toEqual(['SIGTERM', 'SIGTERM']);
    expect(new Set(receiver.keys)).toEqual(new Set(['of-the-receiver']));
  });

  it('lead from a trusted proxy through the request to its SQL', () => {
    const request = the(RESET);
    expect(request).toMatchObject({ traceId: PROXY.traceId, parentSpanId: PROXY.spanId, kind: SERVER });
    expect(request.attributes).toMatchObject({ 'http.response.status_code': 202 });
    const statements = below(request).filter(({ kind }) => kind === CLIENT);
    expect(statements.map(({ name }) => name)).toEqual(expect.arrayContaining(['SELECT persons', 'INSERT jobs']));
    expect(statements.every(({ traceId }) => traceId === PROXY.traceId)).toBe(true);
  });

  it('go on in the jobs that it asks for, in each of their attempts, and in the SQL of those', () => {
    const attempts = receiver.spans.filter(({ kind }) => kind === CONSUMER);
    expect(attempts.map(({ name, attributes }) => [name, attributes['lernlotse.job.attempt']])).toEqual([
      ['job accounts.mail-reset-link', 1],
      ['job mails.send', 1],
      ['job mails.send', 2],
    ]);
    const { traceId, spanId: asked } = the(RESET);
    const { spanId: link } = the('job accounts.mail-reset-link');
    expect(attempts).toMatchObject([
      { traceId, parentSpanId: asked, status: { code: 0 } },
      { traceId, parentSpanId: link, status: { code: ERROR } },
      { traceId, parentSpanId: link, status: { code: 0 } },
    ]);
    for (const attempt of attempts.slice(1)) {
      expect(below(attempt).map(({ name }) => name)).toContain('UPDATE mails');
    }
  });

  it('begin anew with a request that brings none, which is found by the id that people see', () => {
    const refused = the('GET /api/v1/courses');
    expect(refused.parentSpanId).toBeUndefined();
    expect(refused.attributes['lernlotse.request.id']).toBe(requestIds.refused);
    expect(receiver.spans.filter(({ name }) => name.includes('/health/'))).toEqual([]);
  });

  it('hold nothing of a person: no address, name, id, word of a search or secret', () => {
    const everything = receiver.bodies.join('\n').toLowerCase();
    const token = /token=3D([\w-]+)/.exec(office.received[0]!.content.replaceAll('=\r\n', ''))?.[1] ?? '';
    expect(token).not.toBe('');
    const words = [...Object.values(PERSON), SEARCHED, personId, token, 'of-the-receiver'];
    expect(words.filter((word) => everything.includes(word.toLowerCase()))).toEqual([]);
  });

  it('and every line of the log that a job writes names the job', () => {
    const written = readdirSync(logs)
      .filter((file) => file.startsWith('worker'))
      .map((file) => readFileSync(path.join(logs, file), 'utf8'))
      .join('');
    const lines = written.split('\n').filter((line) => line.includes('job failed'));
    const [{ attributes }] = receiver.spans.filter(({ status }) => status.code === ERROR) as [ReceivedSpan];
    expect(lines.map((line) => (JSON.parse(line) as { jobId: string }).jobId)).toEqual([
      attributes['lernlotse.job.id'],
    ]);
  });
});
