import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { RunOptions, run as runAxe } from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules whose answer depends on colours; most of axe's time goes here, letter by letter. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** Rules whose answer depends on sizes. All others ask the document, which is the same in every look. */
const OF_SIZES = ['scrollable-region-focusable', 'target-size'];

/** Half as long as the one with comments, which every page would have to read. */
const SOURCE = readFileSync(path.resolve(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it is shown now: rule, place and why; empty when nothing is. */
export async function axeFaultsOf(page: Page): Promise<readonly string[]> {
  const rules = Object.fromEntries(OF_COLOURS.map((rule) => [rule, { enabled: false }]));
  return [...(await run(page, { runOnly: { type: 'tag', values: TAGS }, rules })), ...(await colourFaultsOf(page))];
}

/** The same, of what can differ between two looks of the same document. */
export async function axeFaultsOfLooks(page: Page): Promise<readonly string[]> {
  const sizes = await run(page, { runOnly: { type: 'rule', values: OF_SIZES } });
  return [...sizes, ...(await colourFaultsOf(page))];
}

function colourFaultsOf(page: Page): Promise<readonly string[]> {
  return run(page, { runOnly: { type: 'rule', values: OF_COLOURS } }, { withoutTwins: true });
}

interface How {
  /** Leaves out what has the same elements, classes and states as two siblings before it, such as further rows: its colours are the same. */
  readonly withoutTwins?: boolean;
}

async function run(page: Page, options: RunOptions, { withoutTwins = false }: How = {}): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  const violations = await page.evaluate(
    async ([how, leavesOut]) => {
      const states = [
        'class',
        'type',
        'role',
        'disabled',
        'open',
        'hidden',
        'aria-current',
        'aria-invalid',
        'aria-sort',
      ];
      const shapeOf = (element: Element): string => {
        const said = states.map((name) => element.getAttribute(name) ?? '-').join(' ');
        const hasText = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
        );
        const own = [element.tagName, said, element.hasAttribute('href'), hasText].join(' ');
        return `${own}(${[...element.children].map(shapeOf).join()})`;
      };
      // Two of each stay, since every other row may have another ground.
      const twinsIn = (parent: Element): Element[] => {
        const seen = new Map<string, number>();
        return [...parent.children].flatMap((child) => {
          const shape = shapeOf(child);
          const before = seen.get(shape) ?? 0;
          seen.set(shape, before + 1);
          return before < 2 ? twinsIn(child) : [child];
        });
      };
      const { axe } = window as unknown as { axe: { run: typeof runAxe } };
      const exclude = leavesOut ? twinsIn(document.body) : [];
      // Only what is said leaves the page: the whole report is many times as long.
      const { violations: found } = await axe.run(
        { include: document, exclude },
        { ...how, resultTypes: ['violations'] },
      );
      return found.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ target, failureSummary = '' }) => ({ target: target.join(' '), failureSummary })),
      }));
    },
    [options, withoutTwins] as const,
  );
  return violations.flatMap(wordsOf);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: string; readonly failureSummary: string }[];
}

function wordsOf({ id, nodes }: Violation): readonly string[] {
  return nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary.split('\n').join(' ')}`);
}
