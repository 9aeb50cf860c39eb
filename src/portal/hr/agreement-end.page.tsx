import type { VNode } from 'preact';

import type { AgreementVersion } from '../../municipalities/index.js';
import { Field, LinkButton, Text } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

interface AgreementEndProps {
  readonly page: PageContext;
  /** The version that would end: the one that waits, else the one in force; undefined when there is none. */
  readonly agreement: AgreementVersion | undefined;
  readonly action: string;
  readonly back: string;
  /** Hidden fields that the form needs besides. */
  readonly fields?: VNode;
}

/** The version that ends next: the one that waits, else the one in force. */
export function endable(newestFirst: readonly AgreementVersion[]): AgreementVersion | undefined {
  return newestFirst[0]?.state === 'waits' ? newestFirst[0] : newestFirst.find(({ inForce }) => inForce);
}

/** Asks once before an agreement ends, or the version that waits is taken back, and says what follows. */
export function AgreementEndPage({ page, agreement, action, back, fields }: AgreementEndProps): VNode {
  const { t } = page;
  const home = { label: t('portal-hr:agreement.back'), href: back };
  if (agreement === undefined) {
    return (
      <Layout page={page} title={t('portal-hr:agreement.nothingToEnd')}>
        <Text>{t('portal-hr:agreement.lead')}</Text>
        <LinkButton kind="secondary" {...home} />
      </Layout>
    );
  }
  const kind = agreement.inForce ? 'end' : 'takeBack';
  const { reference, version } = agreement;
  const say = (key: string) => t(`portal-hr:agreement.ending.${kind}.${key}`, { reference, version });
  return (
    <Confirmation
      page={page}
      title={say('title')}
      consequences={agreement.inForce ? [say('checks'), say('kept'), say('again')] : [say('checks'), say('again')]}
      action={action}
      act={say('act')}
      back={home}
    >
      {fields}
      <input type="hidden" name="version" value={version} />
      <Field
        id="reason"
        label={t('portal-hr:agreement.ending.reason')}
        hint={t('portal-hr:agreement.ending.reasonHint')}
      >
        {(field) => <textarea class="kern-form-input__input" rows={3} maxLength={500} required {...field} />}
      </Field>
    </Confirmation>
  );
}
