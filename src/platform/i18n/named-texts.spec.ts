import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { LOCALES } from '../../kernel/localized.js';
import { readTexts } from './texts.js';

const SOURCE = path.resolve(import.meta.dirname, '../..');
/** A call with a key that is written out; what is put together from parts is asked for by the tests of its page. */
const NAMED = /\bt\(\s*['`]([a-z]+(?:-[a-z]+)*):([A-Za-z][\w-]*(?:\.[\w-]+)*)['`]/g;
/** Ends of a key that i18next adds by `count`. */
const PLURALS = ['', '_one', '_other'];

describe('A text that the sources name', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file),
  );

  it.each(LOCALES)('has its words in %s', (locale) => {
    const texts = readTexts(locale) as Readonly<Record<string, unknown>>;
    const named = files.flatMap((file) =>
      [...readFileSync(path.join(SOURCE, file), 'utf8').matchAll(NAMED)]
        .map(([, room = '', key = '']) => ({ file, room, key }))
        .filter(({ room }) => room in texts),
    );
    expect(named.length).toBeGreaterThan(1_000);
    const silent = named.filter(({ room, key }) => !PLURALS.some((end) => isText(at(texts[room], `${key}${end}`))));
    expect(silent.map(({ file, room, key }) => `${file}: ${room}:${key}`)).toEqual([]);
  });
});

function at(texts: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((found, part) => (found as Readonly<Record<string, unknown>> | undefined)?.[part], texts);
}

function isText(found: unknown): boolean {
  return typeof found === 'string';
}
