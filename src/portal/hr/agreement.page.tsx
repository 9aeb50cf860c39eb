import type { VNode } from 'preact';

import type { Agreement } from '../../municipalities/index.js';
import { Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { AgreementFields } from './agreement-fields.js';
import { agreementTitle, Clauses, Versions } from './agreement-parts.js';
import type { AgreementStand } from './agreement.service.js';
import { DeskBar, DeskField } from './desk-bar.js';
import type { Desk } from './desks.service.js';

interface AgreementProps {
  readonly page: PageContext;
  readonly desk: Desk;
  readonly stand: AgreementStand;
}

export function AgreementPage({ page, desk, stand }: AgreementProps): VNode {
  const { t } = page;
  const { versions } = stand;
  const newest = versions[0];
  const inForce = versions.find((version) => version.inForce);
  return (
    <Layout page={page} title={agreementTitle(page, stand)}>
      <DeskBar page={page} desk={desk} action="/hr/agreement" />
      <Text>{t('portal-hr:agreement.lead')}</Text>
      {newest !== undefined && newest !== inForce && <Pending page={page} desk={desk} agreement={newest} />}
      {inForce !== undefined && (
        <section aria-labelledby="in-force">
          <h2 class="kern-heading-medium" id="in-force">
            {t('portal-hr:agreement.current')}
          </h2>
          <Clauses page={page} agreement={inForce} />
        </section>
      )}
      <details class="kern-accordion" open={newest === undefined}>
        <summary class="kern-accordion__header">
          <span class="kern-title">{t(`portal-hr:agreement.${newest === undefined ? 'record' : 'recordNew'}`)}</span>
        </summary>
        <div class="kern-accordion__body">
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

interface PendingProps {
  readonly page: PageContext;
  readonly desk: Desk;
  readonly agreement: Agreement;
}

/** The version that waits: whoever did not record it may confirm it here. */
function Pending({ page, desk, agreement }: PendingProps): VNode {
  const { t, actor } = page;
  return (
    <section aria-labelledby="pending">
      <h2 class="kern-heading-medium" id="pending">
        {t('portal-hr:agreement.pending')}
      </h2>
      <Clauses page={page} agreement={agreement} />
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
    </section>
  );
}
