// The letters of most pages, a part of the build: what German and its neighbours write, out of each of KERN's fonts that we use.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { compiled, inRoot } from './lib/places.mjs';

const FONTS = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@kern-ux/native/package.json')),
  'dist/fonts/fira-sans',
);
/** The style sheet says which styles there are, and for which letters. */
const sheet = readFileSync(inRoot('src', 'portal', 'shared', 'lernlotse.css'), 'utf8');
const faces = sheet.matchAll(/FiraSans-(?<style>\w+)-latin\.woff2[^}]*unicode-range: (?<ranges>[^;]+);/g);

for (const { groups } of faces) {
  const { style, ranges } = groups;
  const whole = readFileSync(path.join(FONTS, `FiraSans-${style}.woff2`));
  const part = await subsetFont(whole, lettersOf(ranges), { targetFormat: 'woff2' });
  writeFileSync(compiled('portal', 'shared', 'assets', `FiraSans-${style}-latin.woff2`), part);
}

/** Each letter of ranges such as `U+0020-017F, U+20AC`. */
function lettersOf(ranges) {
  const codes = [...ranges.matchAll(/U\+(?<from>[0-9A-F]+)(?:-(?<to>[0-9A-F]+))?/g)].flatMap(({ groups }) => {
    const [from, to] = [groups.from, groups.to ?? groups.from].map((code) => parseInt(code, 16));
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
  return String.fromCodePoint(...codes);
}
