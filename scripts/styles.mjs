// The one style sheet of every page, a part of the build: what our pages use of KERN, then our own rules.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { PurgeCSS } from 'purgecss';
import { compiled, inRoot } from './lib/places.mjs';

/** Whatever can put a class on a page. */
const PAGES = 'src/portal/**/*.{ts,tsx,js}';
const KERN = createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.min.css');
const OWN = inRoot('src', 'portal', 'shared', 'lernlotse.css');
const NOTICE = '/*! Has rules of KERN-UX (@kern-ux/native) under EUPL-1.2: https://gitlab.opencode.de/kern-ux */';

/** What holds for the body beside themes that we do not use is kept as it is: PurgeCSS cannot read such a selector. */
const kern = readFileSync(KERN, 'utf8').replaceAll(':is(body,', '/* purgecss ignore */ :is(body,');
const own = readFileSync(OWN, 'utf8');
const names = new Set([...`${kern}${own}`.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name));

const sheets = await new PurgeCSS().purge({
  content: [inRoot(PAGES)],
  css: [{ raw: kern }, { raw: own }],
  keyframes: true,
  extractors: [{ extensions: ['ts', 'tsx', 'js'], extractor: wordsOf }],
});
const sheet = [NOTICE, ...sheets.map(({ css }) => css)].join('\n');
writeFileSync(compiled('portal', 'shared', 'assets', 'styles.css'), sheet);

/** Each word of a source, because it may be the name of a class; one that is only begun (`kern-alert--${kind}`) stands for all such names. */
function wordsOf(source) {
  const words = source.match(/[\w-]+/g) ?? [];
  return words.flatMap((word) => (word.endsWith('--') ? [...names].filter((name) => name.startsWith(word)) : word));
}
