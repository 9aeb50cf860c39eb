import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const PAGE = path.resolve(import.meta.dirname, '../../docs/security.md');
const STATES = ['held', 'partly held', 'not held', 'not applicable'];

/** Requirements of level 1 and 2 in each section of ASVS 5.0.0: the highest numbers; those of level 3 come after them. */
const SECTIONS: Readonly<Record<string, readonly number[]>> = {
  V1: [2, 9, 11, 3, 2],
  V2: [3, 3, 4, 1],
  V3: [0, 2, 4, 6, 5, 0, 2],
  V4: [3, 1, 2, 4],
  V5: [1, 3, 2, 3],
  V6: [3, 12, 4, 4, 5, 3, 0, 4],
  V7: [3, 4, 2, 5, 2, 2],
  V8: [2, 3, 1, 1],
  V9: [3, 4],
  V10: [2, 2, 4, 11, 5, 2, 3],
  V11: [2, 3, 3, 4, 1, 1],
  V12: [3, 2, 4],
  V13: [1, 5, 2, 5],
  V14: [2, 4, 3],
  V15: [3, 3, 7],
  V16: [1, 5, 4, 3, 3],
  V17: [1, 4, 2],
};

/** What these ask for is a document. */
const DOCUMENTS: readonly string[] = [
  ...['V2.1.1', 'V2.1.2', 'V2.1.3', 'V5.1.1', 'V6.1.1', 'V6.1.3', 'V7.1.1', 'V7.1.2', 'V7.1.3', 'V7.6.1', 'V8.1.2'],
  ...['V11.1.2', 'V13.1.1', 'V14.1.1', 'V14.1.2', 'V15.1.1', 'V15.1.3', 'V16.1.1'],
];
/** Held by reading alone: that something is not there at all, or is the compiler's and the linter's. */
const READ: readonly string[] = ['V1.4.1', 'V6.2.10', 'V6.4.2', 'V15.3.5'];

interface Line {
  readonly number: string;
  readonly state: string;
  readonly shownBy: readonly string[];
  readonly why: string;
}

const lines: readonly Line[] = readFileSync(PAGE, 'utf8')
  .split('\n')
  .filter((line) => /^\| V\d+\.\d+\.\d+ /.test(line))
  .map((line) => {
    const [, number = '', , , state = '', links = '', why = ''] = line.split('|').map((cell) => cell.trim());
    return { number, state, shownBy: [...links.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to), why };
  });

describe('docs/security.md', () => {
  it('has every requirement of levels 1 and 2 once, and no other', () => {
    const expected = Object.entries(SECTIONS).flatMap(([chapter, sections]) =>
      sections.flatMap((count, at) =>
        Array.from({ length: count }, (_, n) => `${chapter}.${String(at + 1)}.${String(n + 1)}`),
      ),
    );
    expect(lines.map(({ number }) => number)).toEqual(expected);
    expect(expected).toHaveLength(253);
  });

  it('says of each whether it is held, and by what that is shown or why it is not', () => {
    const unfounded = lines.filter(({ state, shownBy, why }) => {
      if (!STATES.includes(state)) return true;
      return state === 'held' ? shownBy.length === 0 : why === '';
    });
    expect(unfounded).toEqual([]);
  });

  it('names a test for everything that is held, but for what is a document or the few that are read', () => {
    const held = lines.filter(({ state }) => state === 'held');
    const untested = held.filter(({ shownBy }) => !shownBy.some((place) => /\.(?:spec|test)\.\w+$/.test(place)));
    expect(untested.map(({ number }) => number).sort()).toEqual([...DOCUMENTS, ...READ].sort());
  });

  it('counts right what it says at the top', () => {
    const of = (state: string): number => lines.filter((line) => line.state === state).length;
    expect(readFileSync(PAGE, 'utf8').replaceAll(/\s+/g, ' ')).toContain(
      `${String(of('held'))} held, ${String(of('partly held'))} partly held, ${String(of('not held'))} not held, ${String(of('not applicable'))} not applicable`,
    );
  });

  it('names only files and tests that exist', () => {
    const places = lines.flatMap(({ shownBy }) => shownBy).filter((place) => !place.startsWith('#'));
    expect(places.length).toBeGreaterThan(250);
    expect(places.filter((place) => !existsSync(path.resolve(path.dirname(PAGE), place)))).toEqual([]);
  });
});
