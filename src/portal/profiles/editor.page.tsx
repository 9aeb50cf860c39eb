import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { Alert, Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import type { Difference } from './differences.js';
import { DifferenceTable } from './differences.page.js';
import { HeadFields, RequirementTables } from './editor-fields.js';
import type { EditorSheet } from './editor.service.js';
import { faultOf } from './faults.js';
import type { Fault, ProfileValues } from './form.js';

export interface EditorProps {
  readonly page: PageContext;
  readonly sheet: EditorSheet;
  readonly values: ProfileValues;
  readonly faults?: readonly Fault[];
  /** What of the input differs from what somebody else has saved meanwhile. */
  readonly differences?: readonly Difference[];
}

/** A profile as a table of competences and levels. It works without script: every competence has its row from the start. */
export function EditorPage({ page, sheet, values, faults = [], differences }: EditorProps): VNode {
  const { t } = page;
  const { profile } = sheet;
  const home = profile === null ? '/admin/profiles' : `/admin/profiles/${profile.id}`;
  return (
    <Layout page={page} title={titleOf(page, sheet, differences !== undefined)} wide>
      {differences !== undefined && <Conflict page={page} sheet={sheet} differences={differences} home={home} />}
      {faults.length > 0 && <Faults page={page} faults={faults} />}
      <Text>{t('portal-profiles:editor.lead', { framework: inLocale(sheet.framework.title, page.locale) })}</Text>
      <form method="post" action={home}>
        <input type="hidden" name="revision" value={values.revision} />
        <input type="hidden" name="frameworkId" value={values.frameworkId} />
        {profile === null && (
          <Input
            id="code"
            label={t('portal-profiles:code')}
            hint={t('portal-profiles:editor.codeHint')}
            value={values.code}
            maxLength={60}
            required
            error={faultOf(page, faults, 'code')}
          />
        )}
        <HeadFields page={page} names={sheet.names} values={values} faults={faults} />
        <div id="requirements" tabIndex={-1}>
          <RequirementTables page={page} names={sheet.names} values={values} faults={faults} />
        </div>
        <div class="row">
          <Submit label={t(`portal-profiles:editor.${differences === undefined ? 'save' : 'saveMine'}`)} />
          <LinkButton kind="secondary" label={t('portal-profiles:editor.discard')} href={home} />
        </div>
      </form>
    </Layout>
  );
}

function titleOf({ t, locale }: PageContext, { profile }: EditorSheet, conflict: boolean): string {
  if (profile === null) return t('portal-profiles:editor.titleNew');
  const title = inLocale(profile.title, locale);
  return t(`portal-profiles:editor.${conflict ? 'titleConflict' : 'title'}`, { title });
}

function Conflict(props: {
  readonly page: PageContext;
  readonly sheet: EditorSheet;
  readonly differences: readonly Difference[];
  readonly home: string;
}): VNode {
  const { page, sheet, differences, home } = props;
  const { t } = page;
  return (
    <>
      <Alert kind="warning" title={t('portal-profiles:conflict.title')}>
        <Text>{t('portal-profiles:conflict.lead')}</Text>
      </Alert>
      <DifferenceTable
        page={page}
        names={sheet.names}
        differences={differences}
        caption={t('portal-profiles:conflict.caption')}
        titles={[t('portal-profiles:conflict.stored'), t('portal-profiles:conflict.mine')]}
        same={t('portal-profiles:conflict.same')}
      />
      <LinkButton kind="secondary" label={t('portal-profiles:conflict.keepStored')} href={home} />
      <h2 class="kern-heading-medium">{t('portal-profiles:conflict.yours')}</h2>
    </>
  );
}

function Faults({ page, faults }: { readonly page: PageContext; readonly faults: readonly Fault[] }): VNode {
  const { t } = page;
  return (
    <Alert kind="danger" takesFocus title={t('portal-profiles:faults.title', { count: faults.length })}>
      <ul class="bullets kern-body">
        {faults.map(({ field }) => {
          const [, kind = field, competence] = /^(\w+)-([\d.]+\w*)$/.exec(field) ?? [];
          const name = t(`portal-profiles:editor.fields.${kind}`);
          return (
            <li key={field}>
              <Link href={`#${field}`}>{competence === undefined ? name : `${competence}, ${name}`}</Link>
              {`: ${faultOf(page, faults, field) ?? ''}`}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
