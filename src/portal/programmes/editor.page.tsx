import type { VNode } from 'preact';

import type { ErrorDetails } from '../../kernel/domain-error.js';
import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { EditorFields } from './editor-fields.js';
import type { EditorSheet } from './editor.service.js';
import { faultWord } from './faults.js';
import type { Fault, ProgrammeValues } from './form.js';

/** Why the room refused what the form says. */
export interface Refusal {
  readonly code: string;
  readonly details: ErrorDetails;
}

export interface EditorProps {
  readonly page: PageContext;
  readonly sheet: EditorSheet;
  readonly values: ProgrammeValues;
  readonly faults?: readonly Fault[];
  readonly refusal?: Refusal;
}

/** Writes a programme; what was refused comes back as it was written. */
export function EditorPage({ page, sheet, values, faults = [], refusal }: EditorProps): VNode {
  const { t, locale } = page;
  const { programme } = sheet;
  const here = programme === null ? '/admin/programmes' : `/admin/programmes/${programme.id}`;
  const title =
    programme === null
      ? t('portal-programmes:editor.new')
      : t('portal-programmes:editor.title', { title: inLocale(programme.title, locale) });
  return (
    <Layout page={page} title={title}>
      {refusal !== undefined && (
        <Alert kind="danger" takesFocus title={t(`problems:${refusal.code}.title`, refusal.details)}>
          <Text>{t(`problems:${refusal.code}.help`, refusal.details)}</Text>
        </Alert>
      )}
      {faults.length > 0 && <Faults page={page} faults={faults} />}
      <Text>{t('portal-programmes:editor.lead')}</Text>
      <form method="post" action={here}>
        {/* Enter in a field saves; without this button it would look for courses. */}
        <button class="only-heard" type="submit" tabIndex={-1} aria-hidden="true" />
        <input type="hidden" name="revision" value={values.revision} />
        <EditorFields page={page} sheet={sheet} values={values} faults={faults} here={here} />
        <div class="row">
          <Submit label={t(`portal-programmes:editor.${programme === null ? 'create' : 'save'}`)} />
          <LinkButton kind="secondary" label={t('portal-programmes:editor.discard')} href={here} />
        </div>
      </form>
    </Layout>
  );
}

/** Everything that is to be mended, with the way to it. */
function Faults({ page, faults }: { readonly page: PageContext; readonly faults: readonly Fault[] }): VNode {
  const { t } = page;
  return (
    <Alert kind="danger" takesFocus title={t('portal-programmes:faults.title', { count: faults.length })}>
      <ul class="bullets kern-body">
        {faults.map((fault) => (
          <li key={fault.field}>
            <Link href={`#${fault.field}`}>{t(`portal-programmes:fields.${fault.field}`)}</Link>
            {`: ${faultWord(page, fault)}`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
