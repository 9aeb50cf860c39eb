// The letters of most pages, a part of the build: what German and its neighbours write, out of each of KERN's fonts that we use.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { compiled } from './lib/places.mjs';

const FONTS = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@kern-ux/native/package.json')),
  'dist/fonts/fira-sans',
);
const STYLES = ['Regular', 'Italic', 'Medium', 'SemiBold'];
/** Latin with its accents, punctuation, the euro, arrows and signs of comparison: the `unicode-range` of lernlotse.css. */
const RANGES = [
  [0x20, 0x17f],
  [0x2010, 0x203a],
  [0x20ac, 0x20ac],
  [0x2190, 0x2193],
  [0x2212, 0x2265],
];

const letters = RANGES.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
).join('');
for (const style of STYLES) {
  const whole = readFileSync(path.join(FONTS, `FiraSans-${style}.woff2`));
  const part = await subsetFont(whole, letters, { targetFormat: 'woff2' });
  writeFileSync(compiled('portal', 'shared', 'assets', `FiraSans-${style}-latin.woff2`), part);
}
