import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import * as fc from 'fast-check';

import { startApp, type TestApp } from '../support/app.js';
import { VERIFIER, verifyBytes } from '../support/ledger-verify.js';
import { aCourse, anOpenProgramme, aPerson, aTown, type LedgerLine, type Somebody } from '../support/vouchers.js';

const run = promisify(execFile);
const GENESIS = '0'.repeat(64);
const RUNS = 1_000;
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

type Change = (lines: readonly string[]) => readonly string[];

describe('A ledger that is handed on', () => {
  let app: TestApp;
  let admin: Somebody;
  let programmeId: string;
  let fingerprint: string;
  let file: Buffer;
  const folder = mkdtempSync(path.join(tmpdir(), 'lernlotse-ledger-'));

  beforeAll(async () => {
    app = await startApp({ worker: true });
    admin = await aPerson(app, { admin: true });
    const [one, other] = [await aTown(app, 1), await aTown(app, 2)];
    programmeId = await anOpenProgramme(admin, { total: 20 });
    const courseId = await aCourse(app);
    for (const town of [one, other, one]) {
      const person = await aPerson(app, { municipalityId: town.id });
      const request = await person.post('/voucher-requests', { programmeId, courseId });
      const { voucherId } = await town.hr.post(`/voucher-requests/${request.id as string}/approve`);
      await person.post(`/vouchers/${voucherId as string}/redeem`, { courseId });
    }
    ({ fingerprint } = await admin.get(`/programmes/${programmeId}/ledger/check`));
    file = await download(`/programmes/${programmeId}/ledger`);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await app.close();
  });

  async function download(at: string): Promise<Buffer> {
    const answer = await app.app.inject({
      url: `/api/v1${at}`,
      headers: { authorization: `Bearer ${admin.token}` },
    });
    expect(answer.statusCode).toBe(200);
    return answer.rawPayload;
  }

  const linesOf = (bytes: Buffer): readonly string[] => bytes.toString('utf8').trimEnd().split('\n');
  const fileOf = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''));

  /** The script in a process of its own, in an empty folder: the file and the fingerprint are all it has. */
  async function verify(bytes: Buffer, key = fingerprint): Promise<{ code: number; said: string }> {
    const at = path.join(folder, 'file');
    writeFileSync(at, bytes);
    try {
      const { stdout } = await run(process.execPath, [VERIFIER, at, '--key', key], { cwd: folder, env: {} });
      return { code: 0, said: stdout };
    } catch (error) {
      const { code, stdout } = error as { readonly code: number; readonly stdout: string };
      return { code, said: stdout };
    }
  }

  it('is confirmed with nothing but the file and the fingerprint', async () => {
    const count = linesOf(file).length - 1;
    const { code, said } = await verify(file);
    expect(said).toContain(`vollständig und unverändert: ${count} Buchungen`);
    expect(said).toContain(`complete and unchanged: ${count} entries`);
    expect(code).toBe(0);
    expect(await verify(file, fingerprint.toUpperCase().replaceAll(/(.{4})/g, '$1 '))).toMatchObject({ code: 0 });
  });

  it('is confirmed by `npm run ledger:verify` as well', async () => {
    const at = path.join(folder, 'by-npm');
    writeFileSync(at, file);
    const { stdout } = await run('npm', ['run', '--silent', 'ledger:verify', '--', at, '--key', fingerprint]);
    expect(stdout).toContain('vollständig und unverändert');
    const changed = run('npm', ['run', '--silent', 'ledger:verify', '--', at, '--key', sha256('another')]);
    await expect(changed).rejects.toMatchObject({ code: 1 });
  });

  it('is looked at by the script alone, wherever it lies, and only when there is a file and a key', async () => {
    const alone = path.join(folder, 'alone.mjs');
    copyFileSync(VERIFIER, alone);
    const at = path.join(folder, 'exported');
    writeFileSync(at, file);
    const call = async (...words: readonly string[]) => {
      try {
        return (await run(process.execPath, [alone, ...words], { cwd: folder, env: {} })).stdout;
      } catch (error) {
        const { code, stdout } = error as { readonly code: number; readonly stdout: string };
        return `${code}: ${stdout}`;
      }
    };
    expect(await call(at, '--key', fingerprint)).toContain('vollständig und unverändert');
    expect(await call('nowhere', '--key', fingerprint)).toContain('2: „nowhere“ gibt es nicht');
    expect(await call(folder, '--key', fingerprint)).toContain('ist ein Ordner');
    expect(await call(at)).toContain('2: Aufruf: npm run ledger:verify');
  });

  it('is refused with another key, with half of one, or without a line', async () => {
    expect(await verify(file, sha256('another'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('anderen Schlüssel') as string,
    });
    expect(await verify(file, 'abc')).toMatchObject({ code: 2, said: expect.stringContaining('Aufruf') as string });
    expect(await verifyBytes(Buffer.alloc(0), fingerprint)).toEqual({
      ok: false,
      code: 'head-missing',
      position: null,
    });
  });

  it('names the first bad entry', async () => {
    const lines = linesOf(file);
    const changed = lines.map((line, at) => (at === 3 ? line.replace('"count":1', '"count":2') : line));
    expect(await verify(fileOf(changed))).toEqual({
      code: 1,
      said:
        'FEHLER: Buchung 4 ist verändert: Inhalt und Prüfsumme passen nicht.\n' +
        'BAD: Entry 4 was changed: content and hash differ.\n',
    });
    const cut = await verify(fileOf(lines.toSpliced(-2, 1)));
    expect(cut.said).toContain(`FEHLER: Buchung ${lines.length - 1} fehlt: das Ende ist abgeschnitten.`);
  });

  it('shows every single changed byte', async () => {
    for (let at = 0; at < file.length; at++) {
      const flipped = Buffer.from(file);
      flipped[at] = (file[at] ?? 0) ^ (1 << (at % 8));
      expect([at, (await verifyBytes(flipped, fingerprint)).ok]).toEqual([at, false]);
    }
  });

  it(`shows ${RUNS} random manipulations`, async () => {
    const lines = linesOf(file);
    const last = lines.length - 2;
    const place = fc.integer({ min: 0, max: last });
    const change: fc.Arbitrary<Change> = fc.oneof(
      place.map<Change>((at) => (all) => all.toSpliced(at, 1)),
      fc.constant<Change>((all) => all.toSpliced(last, 1)),
      fc.constant<Change>((all) => all.slice(0, -1)),
      place.map<Change>((at) => (all) => all.toSpliced(at, 0, all[at]!)),
      fc
        .tuple(place, place)
        .filter(([a, b]) => a !== b)
        .map<Change>(
          ([a, b]) =>
            (all) =>
              all.with(a, all[b]!).with(b, all[a]!),
        ),
      fc.tuple(place, fc.integer({ min: 2, max: 99 })).map<Change>(
        ([at, count]) =>
          (all) =>
            recomputed(all, at, count),
      ),
      fc.tuple(place, fc.integer({ min: 2, max: 99 })).map<Change>(
        ([at, count]) =>
          (all) =>
            withOwnHead(recomputed(all, at, count)),
      ),
      place.map<Change>((at) => (all) => withOwnHead(recomputed(all.toSpliced(at, 1), 0))),
      place.map<Change>((at) => (all) => withOwnHead(recomputed(all.toSpliced(at, 0, all[at]!), 0))),
    );
    const bytes: fc.Arbitrary<Buffer> = fc.oneof(
      change.map((of) => fileOf(of(lines))),
      fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, mask]) => {
        const flipped = Buffer.from(file);
        flipped[at] = (file[at] ?? 0) ^ mask;
        return flipped;
      }),
      fc.nat(file.length - 1).map((length) => file.subarray(0, length)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (changed) => {
        fc.pre(!changed.equals(file));
        expect(await verifyBytes(changed, fingerprint)).toMatchObject({ ok: false });
      }),
      { numRuns: RUNS },
    );
  });

  /** What somebody does who knows the format but not the key: counts and hashes anew from the changed entry on. */
  function recomputed(all: readonly string[], changed: number, count?: number): readonly string[] {
    let previous = GENESIS;
    return all.map((line, at) => {
      if (at === all.length - 1) return line;
      const { content, salt } = JSON.parse(line) as LedgerLine;
      const made = at === changed && count !== undefined ? { ...content, count } : content;
      const entryHash = sha256(salt + sorted(made));
      previous = sha256(previous + entryHash);
      return sorted({ chainHash: previous, content: made, entryHash, position: at + 1, salt });
    });
  }

  function withOwnHead(all: readonly string[]): readonly string[] {
    const head = JSON.parse(all.at(-1)!) as Record<string, unknown>;
    const { chainHash: headHash } = JSON.parse(all.at(-2)!) as LedgerLine;
    return all.with(-1, sorted({ ...head, count: all.length - 1, headHash }));
  }

  function sorted(value: object): string {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${typeof one === 'object' ? sorted(one as object) : JSON.stringify(one)}`).join(',')}}`;
  }

  it('lets one entry be proved without showing the others', async () => {
    const proof = await download(`/programmes/${programmeId}/ledger/4/proof`);
    const { code, said } = await verify(proof);
    expect(said).toContain('Nachweis für genau eine Buchung: 4 von ');
    expect(code).toBe(0);
    const { content, salt } = JSON.parse(linesOf(file)[3]!) as LedgerLine;
    const read = JSON.parse(proof.toString()) as Record<string, unknown>;
    expect(read).toMatchObject({ position: 4, salt, content });
    expect(said).toContain(sorted(content));
    const others = linesOf(file).slice(0, -1).toSpliced(3, 1) as readonly string[];
    for (const line of others) expect(proof.toString()).not.toContain((JSON.parse(line) as LedgerLine).salt);

    for (let at = 0; at < proof.length; at += 7) {
      const flipped = Buffer.from(proof);
      flipped[at] = (proof[at] ?? 0) ^ 1;
      expect([at, (await verifyBytes(flipped, fingerprint)).ok]).toEqual([at, false]);
    }
  });

  it('has no proof for an entry that it does not hold', async () => {
    for (const position of ['0', '-1', '9999', '99999999999999999999']) {
      const answer = await admin.attempt('GET', `/programmes/${programmeId}/ledger/${position}/proof`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'ledger-entry-not-found' } });
    }
    expect((await admin.attempt('GET', `/programmes/${programmeId}/ledger/x/proof`)).status).toBe(400);
  });

  it('keeps one key for good, and opens it only with the secret of that time', async () => {
    const [{ sealed_private_key: sealed } = {}] = await app.sql('SELECT sealed_private_key FROM ledger_keys');
    expect(String(sealed)).toMatch(/^[0-9a-f]{120}$/);
    const decided = await admin.get(`/programmes/${programmeId}/distributions`);
    expect(decided).toMatchObject([{ keyFingerprint: fingerprint }]);
  });

  it('is listed in pages and by filter, and checked where it stands', async () => {
    const at = `/programmes/${programmeId}/ledger`;
    const first = await admin.get(`${at}/entries?limit=3`);
    expect(first.items.map(({ position }: { position: number }) => position)).toEqual([1, 2, 3]);
    const second = await admin.get(`${at}/entries?limit=3&cursor=${first.next as string}`);
    expect(second.items[0].position).toBe(4);
    const redeemed = await admin.get(`${at}/entries?kind=voucher.redeemed`);
    expect(redeemed.items).toHaveLength(3);
    expect((await admin.attempt('GET', `${at}/entries?kind=nothing`)).status).toBe(400);
    const count = linesOf(file).length - 1;
    expect(await admin.get(`${at}/check`)).toMatchObject({ verdict: { ok: true }, count, fingerprint });
  });
});
