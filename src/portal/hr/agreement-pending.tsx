import type { VNode } from 'preact';

import type { AgreementVersion } from '../../municipalities/index.js';
import { Field, LinkButton, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Clauses } from './agreement-parts.js';
import { atDesk, DeskField } from './desk-bar.js';
import type { Desk } from './desks.service.js';

interface PendingProps {
  readonly page: PageContext;
  readonly desk: Desk;
  readonly agreement: AgreementVersion;
}

/** The version that waits: whoever did not record it may confirm it here. */
export function Pending({ page, desk, agreement }: PendingProps): VNode {
  const { t, actor } = page;
  return (
    <section aria-labelledby="pending">
      <h2 class="kern-heading-medium" id="pending">
        {t('portal-hr:agreement.pending')}
      </h2>
      <Clauses page={page} agreement={agreement} />
      <DocumentForm page={page} desk={desk} agreement={agreement} />
      {agreement.recordedBy === actor?.personId ? (
        <Text>{t('portal-hr:agreement.confirmByOther')}</Text>
      ) : (
        <form method="post" action="/hr/agreement/confirm">
          <DeskField desk={desk} />
          <input type="hidden" name="version" value={agreement.version} />
          <Text>{t('portal-hr:agreement.confirmHint')}</Text>
          <Submit label={t('portal-hr:agreement.confirmNow')} />
        </form>
      )}
      <LinkButton kind="tertiary" label={t('portal-hr:agreement.takeBack')} href={atDesk('/hr/agreement/end', desk)} />
    </section>
  );
}

/** The signed paper as a PDF; a second person compares it with the clauses. */
export function DocumentForm({ page: { t }, desk, agreement: { version, document } }: PendingProps): VNode {
  const id = `file-${version}`;
  return (
    <form method="post" action="/hr/agreement/document" encType="multipart/form-data">
      <DeskField desk={desk} />
      <input type="hidden" name="version" value={version} />
      <Field
        id={id}
        label={t(`portal-hr:agreement.${document === null ? 'addDocument' : 'replaceDocument'}`)}
        hint={t('portal-hr:agreement.documentHint')}
      >
        {(described) => (
          <input class="kern-form-input__input" type="file" accept=".pdf" required {...described} name="file" />
        )}
      </Field>
      <Submit kind="secondary" label={t('portal-hr:agreement.storeDocument')} />
    </form>
  );
}
