// Which process the processors work for, as Linux counts it.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { ofMachine } from './processor-time.mjs';

/** Linux counts in hundredths of a second towards programs, whatever the kernel does. */
const TICKS_PER_SECOND = 100;

/**
 * Seconds that the processors have worked for each of the named trees of processes (`{ name: [pids] }`) and for all of the
 * machine (`machine`), from the beginning of time.
 */
export function processorSeconds(trees) {
  const processes = all();
  const ofTree = (pid) => {
    const own = processes.get(pid);
    if (own === undefined) return 0;
    const children = [...processes].filter(([, { parent }]) => parent === pid);
    return own.seconds + children.reduce((sum, [child]) => sum + ofTree(child), 0);
  };
  const named = Object.entries(trees).map(([name, pids]) => [name, pids.reduce((sum, pid) => sum + ofTree(pid), 0)]);
  return { ...Object.fromEntries(named), machine: ofMachine() / 1_000 };
}

/** The share of all processors between two looks that are `wallMs` apart, 1 being all of them; the rest is idle. */
export function sharesOf(before, after, wallMs) {
  const available = (wallMs / 1_000) * availableParallelism();
  return Object.fromEntries(Object.keys(after).map((name) => [name, (after[name] - before[name]) / available]));
}

/** Its own time, and that of children which have ended, such as the connections of PostgreSQL. */
function all() {
  const found = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(name);
    if (stat === undefined) continue;
    const [, parent, ...rest] = stat;
    const ticks = rest.slice(9, 13).reduce((sum, one) => sum + Number(one), 0);
    found.set(Number(name), { parent: Number(parent), seconds: ticks / TICKS_PER_SECOND });
  }
  return found;
}

/** The fields behind the name, beginning with the state; undefined when it has ended meanwhile. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
