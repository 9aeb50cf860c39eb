import type { VNode } from 'preact';

import type { Agreement, Municipality } from '../../municipalities/index.js';
import { agreementTitle, Clauses, Versions } from '../hr/agreement-parts.js';
import type { AgreementStand } from '../hr/agreement.service.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

interface AgreementConfirmProps {
  readonly page: PageContext;
  readonly municipality: Municipality;
  readonly stand: AgreementStand;
}

/** The works agreement of one municipality; the administration can be the second person. */
export function AgreementConfirmPage({ page, municipality, stand }: AgreementConfirmProps): VNode {
  const { t } = page;
  const [newest] = stand.versions;
  const waits = newest?.confirmedBy === null;
  return (
    <Layout page={page} title={`${municipality.name}: ${agreementTitle(page, stand)}`}>
      {newest === undefined && <Text>{t('portal-admin:agreements.noneHelp')}</Text>}
      {newest !== undefined && <Clauses page={page} agreement={newest} />}
      {waits && <Confirm page={page} agreement={newest} />}
      {newest !== undefined && <Versions page={page} stand={stand} />}
      <LinkButton kind="secondary" label={t('portal-admin:agreements.all')} href="/admin/agreements" />
    </Layout>
  );
}

function Confirm({ page, agreement }: { readonly page: PageContext; readonly agreement: Agreement }): VNode {
  const { t, actor } = page;
  const { municipalityId, version, recordedBy } = agreement;
  if (recordedBy === actor?.personId) return <Text>{t('portal-admin:agreements.ownRecord')}</Text>;
  return (
    <form method="post" action={`/admin/agreements/${municipalityId}/confirm`}>
      <input type="hidden" name="version" value={version} />
      <Text>{t('portal-hr:agreement.confirmHint')}</Text>
      <Submit label={t('portal-hr:agreement.confirmNow')} />
    </form>
  );
}
