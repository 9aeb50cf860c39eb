import axe, { type AxeResults, type RunOnly } from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules whose answer depends on colours and sizes; all others ask the document, which is the same at any size. */
const RULES_OF_LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/** What axe finds wrong with the page as it is shown now: rule, place and why; empty when nothing is. */
export function axeFaultsOf(page: Page): Promise<readonly string[]> {
  return run(page, { type: 'tag', values: TAGS });
}

/** The same, of what can differ between two looks of the same document. */
export function axeFaultsOfLooks(page: Page): Promise<readonly string[]> {
  return run(page, { type: 'rule', values: RULES_OF_LOOKS });
}

async function run(page: Page, runOnly: RunOnly): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (only) => (window as unknown as { axe: typeof axe }).axe.run({ runOnly: only, resultTypes: ['violations'] }),
    runOnly,
  );
  return violations.flatMap(wordsOf);
}

function wordsOf({ id, nodes }: AxeResults['violations'][number]): readonly string[] {
  return nodes.map(
    ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n').join(' ')}`,
  );
}
