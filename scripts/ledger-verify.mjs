// Checks an exported ledger or the proof of one entry: node ledger-verify.mjs FILE --key FINGERPRINT
// It needs Node 20 and nothing else: this one file may be handed on. docs/formats.md describes what it reads.
// It does not share code with the product on purpose: two independent readings of the format confirm each other.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const GENESIS = '0'.repeat(64);
const HASH = /^[0-9a-f]{64}$/;
const SALT = /^(?:[0-9a-f]{2}){16,}$/;
const PUBLIC_KEY = /^302a300506032b6570032100[0-9a-f]{64}$/;
const SIGNATURE = /^[0-9a-f]{128}$/;
const LINE_FEED = 0x0a;
const LONGEST_LINE = 1024 * 1024;
const LARGEST_PROOF = 256 * 1024 * 1024;
const ENTRY = 'chainHash,content,entryHash,position,salt';
const HEAD = 'count,format,formatVersion,headHash,programmeId,publicKey,signature,time';
const PROOF = 'content,entryHashes,format,formatVersion,head,position,salt';

/** What is wrong, in German and English; `n` is the position of an entry. */
const WORDS = {
  'line-malformed': ['ist keine Zeile des vorgesehenen Formats', 'is not a line of the expected format'],
  'position-out-of-order': [
    'steht nicht an ihrem Platz: davor fehlt eine Buchung, oder eine ist zu viel',
    'is out of place: one before it is missing, or there is one too many',
  ],
  'salt-malformed': ['trägt kein gültiges Salz', 'has no valid salt'],
  'entry-hash-differs': ['ist verändert: Inhalt und Prüfsumme passen nicht', 'was changed: content and hash differ'],
  'chain-hash-differs': ['schließt nicht an die Buchung davor an', 'does not follow on the entry before it'],
  'entries-missing': ['fehlt: das Ende ist abgeschnitten', 'is missing: the end was cut off'],
  'entries-added': ['ist zu viel: die Kopfzeile kennt sie nicht', 'is one too many: the head line does not know it'],
  'head-hash-differs': [
    'ist die letzte einer neu berechneten Kette: sie führt nicht zur unterschriebenen Prüfsumme',
    'is the last of a recomputed chain: it does not lead to the signed hash',
  ],
};
const HEAD_WORDS = {
  'file-cut-off': ['Die Datei endet mitten in einer Zeile.', 'The file ends within a line.'],
  'head-missing': [
    'Die unterschriebene Kopfzeile am Ende fehlt oder ist unlesbar.',
    'The signed head line at the end is missing or unreadable.',
  ],
  'key-differs': [
    'Die Datei ist mit einem anderen Schlüssel unterschrieben als dem genannten.',
    'The file is signed with another key than the given one.',
  ],
  'signature-wrong': [
    'Die Unterschrift der Kopfzeile stimmt nicht: die Kopfzeile ist verändert.',
    'The signature of the head line is wrong: the head line was changed.',
  ],
  'proof-malformed': ['Der Nachweis hat nicht das vorgesehene Format.', 'The proof is not of the expected format.'],
};

/** A finding; `position` is the first bad entry, null when the head is bad. */
class Fault extends Error {
  constructor(code, position = null) {
    super(code);
    this.position = position;
  }
}

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** RFC 8785 for strings, safe integers, true, false, null, lists and objects; anything else has no canonical form. */
function canonical(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return JSON.stringify(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError('no canonical form');
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** The object of a line that is written in the one way there is, with these members; undefined for any other. */
function parsed(bytes, members) {
  try {
    const value = JSON.parse(bytes.toString('utf8'));
    if (Object.keys(value).sort().join() !== members) return undefined;
    return Buffer.from(canonical(value), 'utf8').equals(bytes) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOf(value, format) {
  return value !== undefined && value.format === format && value.formatVersion === 1;
}

/** The entries and the head of the file, line by line; the last line is the head. */
async function* lines(chunks) {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end; (end = rest.indexOf(LINE_FEED, from)) >= 0; from = end + 1) yield rest.subarray(from, end);
    rest = rest.subarray(from);
    if (rest.length > LONGEST_LINE) break;
  }
  if (rest.length > 0) yield null;
}

function hashOf({ salt, content }, position) {
  if (typeof salt !== 'string' || !SALT.test(salt)) throw new Fault('salt-malformed', position);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new Fault('line-malformed', position);
  }
  return sha256(salt + canonical(content));
}

/** The chain hash after the entry. */
function follow(line, position, previous) {
  const entry = parsed(line, ENTRY);
  if (entry === undefined) throw new Fault('line-malformed', position);
  if (entry.position !== position) throw new Fault('position-out-of-order', position);
  const entryHash = hashOf(entry, position);
  if (entry.entryHash !== entryHash) throw new Fault('entry-hash-differs', position);
  const chainHash = sha256(previous + entryHash);
  if (entry.chainHash !== chainHash) throw new Fault('chain-hash-differs', position);
  return chainHash;
}

function checkHead(head, fingerprint) {
  const { signature, ...signed } = head;
  const isWellFormed =
    isOf(head, 'lernlotse-ledger') &&
    Number.isSafeInteger(head.count) &&
    HASH.test(head.headHash) &&
    PUBLIC_KEY.test(head.publicKey) &&
    SIGNATURE.test(signature);
  if (!isWellFormed) throw new Fault('head-missing');
  const der = Buffer.from(head.publicKey, 'hex');
  if (createHash('sha256').update(der).digest('hex') !== fingerprint) throw new Fault('key-differs');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const isRight = verify(null, Buffer.from(canonical(signed), 'utf8'), key, Buffer.from(signature, 'hex'));
  if (!isRight) throw new Fault('signature-wrong');
}

function checkEnd(found, headHash, head) {
  if (found < head.count) throw new Fault('entries-missing', found + 1);
  if (found > head.count) throw new Fault('entries-added', head.count + 1);
  if (headHash !== head.headHash) throw new Fault('head-hash-differs', found);
}

async function checkLedger(chunks, fingerprint) {
  let count = 0;
  let headHash = GENESIS;
  let waiting;
  for await (const line of lines(chunks)) {
    if (waiting !== undefined) {
      headHash = follow(waiting, count + 1, headHash);
      count += 1;
    }
    // What the last line feed is missing after is cut off, be it entry or head.
    if (line === null) throw new Fault('file-cut-off');
    waiting = line;
  }
  const head = waiting && parsed(waiting, HEAD);
  if (head === undefined) throw new Fault('head-missing');
  checkHead(head, fingerprint);
  checkEnd(count, headHash, head);
  return { kind: 'ledger', head };
}

async function checkProof(chunks, fingerprint) {
  const all = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > LARGEST_PROOF) throw new Fault('proof-malformed');
    all.push(chunk);
  }
  const bytes = Buffer.concat(all);
  const proof = bytes.at(-1) === LINE_FEED ? parsed(bytes.subarray(0, -1), PROOF) : undefined;
  if (!isOf(proof, 'lernlotse-ledger-proof') || !Array.isArray(proof.entryHashes)) throw new Fault('proof-malformed');
  const { entryHashes, position, head } = proof;
  if (!Number.isSafeInteger(position)) throw new Fault('proof-malformed');
  if (Object.keys(head ?? {}).join() !== HEAD) throw new Fault('head-missing');
  checkHead(head, fingerprint);
  if (hashOf(proof, position) !== entryHashes[position - 1]) throw new Fault('entry-hash-differs', position);
  if (!entryHashes.every((hash) => typeof hash === 'string' && HASH.test(hash))) throw new Fault('proof-malformed');
  const headHash = entryHashes.reduce((previous, hash) => sha256(previous + hash), GENESIS);
  checkEnd(entryHashes.length, headHash, head);
  return { kind: 'proof', head, position, content: proof.content };
}

/** The first chunk tells a proof from a ledger. */
async function* startingWith(first, rest) {
  if (first !== undefined) yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/**
 * Checks the bytes of an export or a proof. Answers `{ ok: true, kind, head, … }` or `{ ok: false, code, position }`,
 * where `position` is the first bad entry, or null when the head line is bad. A fault of reading the file is thrown.
 */
export async function verifyFile(chunks, fingerprint) {
  const source = chunks[Symbol.asyncIterator]?.() ?? chunks[Symbol.iterator]();
  try {
    const { value: first } = await source.next();
    const isProof = first?.toString('latin1', 0, 11) === '{"content":';
    const whole = startingWith(first, source);
    return { ok: true, ...(await (isProof ? checkProof : checkLedger)(whole, fingerprint)) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, code: error.message, position: error.position };
  }
}

/** Why a file cannot be read, by the system's word for it. */
const UNREADABLE = {
  ENOENT: ['gibt es nicht; prüfen Sie den Namen', 'does not exist; check the name'],
  EISDIR: ['ist ein Ordner; nennen Sie die Datei darin', 'is a folder; name the file in it'],
  EACCES: ['dürfen Sie nicht lesen', 'may not be read by you'],
};

function say(german, english) {
  process.stdout.write(`${german}\n${english}\n`);
}

function report(verdict) {
  if (!verdict.ok) {
    const { code, position } = verdict;
    const [german, english] = (position === null ? HEAD_WORDS : WORDS)[code];
    if (position === null) say(`FEHLER: ${german}`, `BAD: ${english}`);
    else say(`FEHLER: Buchung ${position} ${german}.`, `BAD: Entry ${position} ${english}.`);
    return 1;
  }
  const { head, position } = verdict;
  const of = `${head.programmeId}, ${head.time}`;
  if (verdict.kind === 'ledger') {
    say(
      `IN ORDNUNG: Das Hauptbuch ist vollständig und unverändert: ${head.count} Buchungen (${of}).`,
      `GOOD: The ledger is complete and unchanged: ${head.count} entries (${of}).`,
    );
    return 0;
  }
  say(
    `IN ORDNUNG: Nachweis für genau eine Buchung: ${position} von ${head.count} (${of}). Ihr Inhalt:`,
    `GOOD: Proof of exactly one entry: ${position} of ${head.count} (${of}). Its content:`,
  );
  process.stdout.write(`${canonical(verdict.content)}\n`);
  return 0;
}

async function main(words) {
  const at = words.indexOf('--key');
  // Without `--` before its words, npm keeps `--key` with its value to itself: it is a setting of its own.
  const key = (at < 0 ? undefined : words[at + 1]) ?? '';
  const [file, ...more] = at < 0 ? words : words.toSpliced(at, 2);
  const fingerprint = key.replaceAll(/[\s:]/g, '').toLowerCase();
  if (file === undefined || more.length > 0 || !HASH.test(fingerprint)) {
    say(
      'Aufruf: npm run ledger:verify -- DATEI --key FINGERABDRUCK (64 Zeichen 0–9, a–f; er steht in der Entscheidung über die Verteilung)',
      'Usage: npm run ledger:verify -- FILE --key FINGERPRINT (64 characters 0–9, a–f; it is printed in the decision record)',
    );
    return 2;
  }
  try {
    return report(await verifyFile(createReadStream(file), fingerprint));
  } catch (error) {
    const [german, english] = UNREADABLE[error.code] ?? [
      `ist nicht lesbar (${error.code})`,
      `cannot be read (${error.code})`,
    ];
    say(`„${file}“ ${german}.`, `"${file}" ${english}.`);
    return 2;
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).then((code) => (process.exitCode = code));
}
