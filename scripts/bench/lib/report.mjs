import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { inRoot } from '../../lib/places.mjs';

const FILE = inRoot('docs', 'benchmarks.md');
const HEAD = `# Benchmarks

Written by the benches themselves: each replaces its own section when it runs (\`npm run bench:NAME\`). The last line of a section says the figures,
their targets and whether they are met.
`;

/**
 * Puts what a bench has printed into its section of docs/benchmarks.md, in the place of what it said before, and below it
 * its pictures: `{ title, file }`, the file named from docs.
 */
export function writeSection(bench, printed, pictures = []) {
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  writeFileSync(FILE, withSection(text, bench, sectionOf(bench, printed, pictures)));
}

/** The document with that section; a new one stands where the order of the names puts it. */
export function withSection(document, bench, section) {
  const [head, ...sections] = document.split(/^(?=## )/m);
  const others = sections.filter((one) => nameOf(one) !== bench);
  const all = [...others, section].sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
  return [head.trimEnd(), ...all.map((one) => one.trim())].join('\n\n') + '\n';
}

function sectionOf(bench, printed, pictures) {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node.js ${process.versions.node}`;
  const shown = pictures.map(({ title, file }) => `\n![${title}](${file})\n`).join('');
  return `## ${bench}\n\n${day}, ${machine}\n\n\`\`\`text\n${printed.trim()}\n\`\`\`\n${shown}`;
}

function nameOf(section) {
  return /^## (\S+)/.exec(section)?.[1] ?? '';
}
