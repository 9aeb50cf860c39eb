import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { RunOnly, run as runAxe } from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules whose answer depends on colours and sizes; all others ask the document, which is the same at any size. */
const RULES_OF_LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/** Half as long as the one with comments, which every page would have to read. */
const SOURCE = readFileSync(path.resolve(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it is shown now: rule, place and why; empty when nothing is. */
export function axeFaultsOf(page: Page): Promise<readonly string[]> {
  return run(page, { type: 'tag', values: TAGS });
}

/** The same, of what can differ between two looks of the same document. */
export function axeFaultsOfLooks(page: Page): Promise<readonly string[]> {
  return run(page, { type: 'rule', values: RULES_OF_LOOKS });
}

async function run(page: Page, runOnly: RunOnly): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  const violations = await page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: { run: typeof runAxe } };
    // Only what is said leaves the page: the whole report is many times as long.
    const { violations: found } = await axe.run({ runOnly: only, resultTypes: ['violations'] });
    return found.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, failureSummary = '' }) => ({ target: target.join(' '), failureSummary })),
    }));
  }, runOnly);
  return violations.flatMap(wordsOf);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: string; readonly failureSummary: string }[];
}

function wordsOf({ id, nodes }: Violation): readonly string[] {
  return nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary.split('\n').join(' ')}`);
}
