import type { VNode } from 'preact';

import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { AgreementFields } from './agreement-fields.js';
import { agreementTitle, Clauses, Versions } from './agreement-parts.js';
import { DocumentForm, Pending } from './agreement-pending.js';
import type { AgreementStand } from './agreement.service.js';
import { atDesk, DeskBar, DeskField } from './desk-bar.js';
import type { Desk } from './desks.service.js';

interface AgreementProps {
  readonly page: PageContext;
  readonly desk: Desk;
  readonly stand: AgreementStand;
}

export function AgreementPage({ page, desk, stand }: AgreementProps): VNode {
  const { t } = page;
  const [newest] = stand.versions;
  const inForce = stand.versions.find((version) => version.inForce);
  return (
    <Layout page={page} title={agreementTitle(page, stand)}>
      <DeskBar page={page} desk={desk} action="/hr/agreement" />
      <Text>{t('portal-hr:agreement.lead')}</Text>
      {inForce === undefined && <Alert kind="info" title={t('portal-hr:agreement.checksOff')} />}
      {newest?.state === 'waits' && <Pending page={page} desk={desk} agreement={newest} />}
      {inForce !== undefined && (
        <section aria-labelledby="in-force">
          <h2 class="kern-heading-medium" id="in-force">
            {t('portal-hr:agreement.current')}
          </h2>
          <Clauses page={page} agreement={inForce} />
          {inForce.document === null && inForce === newest && (
            <DocumentForm page={page} desk={desk} agreement={inForce} />
          )}
          {newest?.state !== 'waits' && (
            <LinkButton kind="tertiary" label={t('portal-hr:agreement.end')} href={atDesk('/hr/agreement/end', desk)} />
          )}
        </section>
      )}
      <details class="kern-accordion" open={newest === undefined}>
        <summary class="kern-accordion__header">
          <span class="kern-title">{t(`portal-hr:agreement.${newest === undefined ? 'record' : 'recordNew'}`)}</span>
        </summary>
        <div class="kern-accordion__body">
          {newest?.state === 'waits' && <Text>{t('portal-hr:agreement.overtakes')}</Text>}
          <form method="post" action="/hr/agreement">
            <DeskField desk={desk} />
            <AgreementFields page={page} agreement={newest} />
            <Submit label={t('portal-hr:agreement.recordNow')} />
          </form>
        </div>
      </details>
      <Versions page={page} stand={stand} />
    </Layout>
  );
}
