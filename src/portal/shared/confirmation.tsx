import type { ComponentChildren, VNode } from 'preact';

import { LinkButton, Submit, Text } from './components.js';
import { Layout } from './layout.js';
import type { PageContext } from './page-context.js';

interface ConfirmationProps {
  readonly page: PageContext;
  /** The question. */
  readonly title: string;
  /** What follows and cannot be undone. */
  readonly consequences: readonly string[];
  readonly action: string;
  /** What the button says: the act itself, never "OK". */
  readonly act: string;
  readonly back: { readonly label: string; readonly href: string };
  /** Fields that the act needs, hidden ones included. */
  readonly children?: ComponentChildren;
}

/** Asks once before something that cannot be undone, and says what follows. */
export function Confirmation({ page, title, consequences, action, act, back, children }: ConfirmationProps): VNode {
  return (
    <Layout page={page} title={title}>
      {consequences.map((consequence) => (
        <Text key={consequence}>{consequence}</Text>
      ))}
      <form method="post" action={action}>
        {children}
        <div class="row">
          <Submit label={act} />
          <LinkButton kind="secondary" label={back.label} href={back.href} />
        </div>
      </form>
    </Layout>
  );
}
