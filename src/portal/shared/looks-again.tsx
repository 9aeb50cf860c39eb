import type { VNode } from 'preact';

import { LinkButton, Text } from './components.js';
import type { PageContext } from './page-context.js';

interface LooksAgainProps {
  readonly page: PageContext;
  /** How often the page's script looks, as `refresh` of its layout says. */
  readonly seconds: number;
}

/** That the page looks by itself whether something has come; without script a way to look, at a time of one's own. */
export function LooksAgain({ page: { t, path }, seconds }: LooksAgainProps): VNode {
  return (
    <>
      <div class="by-script">
        <Text muted>{t('portal-shared:looksAgain.byItself', { seconds })}</Text>
      </div>
      <noscript>
        <LinkButton kind="secondary" label={t('portal-shared:looksAgain.reload')} href={path} />
      </noscript>
    </>
  );
}
