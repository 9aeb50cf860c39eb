import type { VNode } from 'preact';

import { Select, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { Desk } from './desks.service.js';

interface DeskBarProps {
  readonly page: PageContext;
  readonly desk: Desk;
  /** The page that is shown for another municipality. */
  readonly action: string;
}

/** Says for which municipality the page is, and lets who serves several switch. */
export function DeskBar({ page, desk, action }: DeskBarProps): VNode {
  const { t } = page;
  const { municipality, choices } = desk;
  if (choices.length < 2) return <Text muted>{t('portal-hr:desk.for', { name: municipality.name })}</Text>;
  return (
    <form method="get" action={action} class="row">
      <Select
        id="municipality"
        label={t('portal-hr:desk.label')}
        value={municipality.id}
        options={choices.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Submit kind="secondary" label={t('portal-hr:desk.switch')} />
    </form>
  );
}

/** Every form says for which municipality it acts. */
export function DeskField({ desk }: { readonly desk: Desk }): VNode {
  return <input type="hidden" name="municipality" value={desk.municipality.id} />;
}

/** The address of an HR page for this municipality, with what else it should show. */
export function atDesk(path: string, desk: Desk, query: Readonly<Record<string, string>> = {}): string {
  return `${path}?${new URLSearchParams({ municipality: desk.municipality.id, ...query }).toString()}`;
}
