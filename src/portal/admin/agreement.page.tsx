import type { VNode } from 'preact';

import type { AgreementVersion, Municipality } from '../../municipalities/index.js';
import { agreementTitle, Clauses, Versions } from '../hr/agreement-parts.js';
import { endable } from '../hr/agreement-end.page.js';
import type { AgreementStand } from '../hr/agreement.service.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

interface AgreementConfirmProps {
  readonly page: PageContext;
  readonly municipality: Municipality;
  readonly stand: AgreementStand;
}

/** The works agreement of one municipality; the administration can be the second person, and can end it. */
export function AgreementConfirmPage({ page, municipality, stand }: AgreementConfirmProps): VNode {
  const { t } = page;
  const [newest] = stand.versions;
  const inForce = stand.versions.find((version) => version.inForce);
  const ending = endable(stand.versions);
  return (
    <Layout page={page} title={`${municipality.name}: ${agreementTitle(page, stand)}`}>
      {newest === undefined && <Text>{t('portal-admin:agreements.noneHelp')}</Text>}
      {newest !== undefined && (
        <section aria-labelledby="newest">
          <h2 class="kern-heading-medium" id="newest">
            {t('portal-admin:agreements.newest', { version: newest.version })}
          </h2>
          <Clauses page={page} agreement={newest} />
          {newest.state === 'waits' && <Confirm page={page} agreement={newest} />}
        </section>
      )}
      {inForce !== undefined && inForce !== newest && (
        <section aria-labelledby="in-force">
          <h2 class="kern-heading-medium" id="in-force">
            {t('portal-hr:agreement.current')}
          </h2>
          <Clauses page={page} agreement={inForce} />
        </section>
      )}
      {newest !== undefined && <Versions page={page} stand={stand} />}
      <div class="row">
        <LinkButton kind="secondary" label={t('portal-admin:agreements.all')} href="/admin/agreements" />
        {ending !== undefined && (
          <LinkButton
            kind="tertiary"
            label={t(`portal-hr:agreement.${ending.inForce ? 'end' : 'takeBack'}`)}
            href={`/admin/agreements/${municipality.id}/end`}
          />
        )}
      </div>
    </Layout>
  );
}

function Confirm({ page, agreement }: { readonly page: PageContext; readonly agreement: AgreementVersion }): VNode {
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
