import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const files = ['src', 'scripts']
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  )
  .concat('Dockerfile', 'docker-compose.yml')
  .filter((file) => /\.(?:tsx?|m?js|yml)$|Dockerfile$/.test(file) && !/\.(?:spec|test)\./.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));

/** Lines of the product in which the words stand, each with its file. */
function linesWith(words: RegExp, among = /^src\//): readonly string[] {
  const chosen = files.filter(({ file }) => among.test(file));
  return chosen.flatMap(({ file, text }) =>
    text
      .split('\n')
      .filter((line) => words.test(line) && !/^\s*(?:\/\/|\*|\/\*\*)/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

/** What docs/security.md promises of the sources, and nobody sees from outside. */
describe('The sources', () => {
  it('are read here', () => {
    expect(files.filter(({ file }) => file.startsWith('src/')).length).toBeGreaterThan(1_000);
  });

  it('make no code and no page out of a text (ASVS 1.3.2, 1.3.7, 3.2.2)', () => {
    const makers =
      /\beval\(|new Function\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML/;
    expect(linesWith(makers)).toEqual([]);
  });

  it('make no regular expression of what somebody has typed (ASVS 1.2.9)', () => {
    const made = linesWith(/new RegExp\(|RegExp\(/).map((line) => line.split(':')[0]);
    // Each of these is put together from constants, or from the name of an account of this machine.
    expect([...new Set(made)].sort()).toEqual([
      'src/accounts/domain/person.ts',
      'src/courses/domain/iso-duration.ts',
      'src/platform/auth/key-credentials.ts',
      'src/platform/embedded/postgres-identity.ts',
    ]);
  });

  it('start programs for the embedded servers only (ASVS 1.2.5)', () => {
    const starting = linesWith(/child_process/).map((line) => line.split(':')[0] ?? '');
    expect(starting.filter((file) => !file.startsWith('src/platform/embedded/'))).toEqual([]);
  });

  it('draw every secret from the secure generator (ASVS 11.5.1)', () => {
    expect(linesWith(/Math\.random/)).toEqual([]);
  });

  it('never switch the check of certificates off (ASVS 12.3.2)', () => {
    expect(linesWith(/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/, /./)).toEqual([]);
  });

  it('write logs by the logger alone, never to the console (ASVS 16.2.3)', () => {
    const writing = linesWith(/\bconsole\.|process\.std(?:out|err)\.write/).map((line) => line.split(':')[0] ?? '');
    expect([...new Set(writing)].filter((file) => !/^src\/(?:cli|openapi)\.ts$/.test(file))).toEqual([]);
  });

  it('hide every password that is typed, and let managers fill it in (ASVS 6.2.6, 6.2.7)', () => {
    const fields = files
      .filter(({ file }) => file.endsWith('.tsx'))
      .flatMap(({ file, text }) => [...text.matchAll(/<Input\b[^>]*?\/>/gs)].map(([field]) => ({ file, field })))
      .filter(({ field }) => /id="(?:\w*password\w*|current)"/i.test(field));
    expect(fields.length).toBeGreaterThan(3);
    for (const { file, field } of fields) {
      expect([file, field]).toEqual([file, expect.stringMatching(/type="password"/)]);
      expect([file, field]).toEqual([file, expect.stringMatching(/autocomplete="(?:current|new)-password"/)]);
    }
    expect(linesWith(/on(?:paste|copy|cut)\b|autocomplete="off"/i)).toEqual([]);
  });
});
