import type { VNode } from 'preact';

import { API_KEY_LIMITS } from '../../accounts/index.js';
import type { Scope } from '../../kernel/scopes.js';
import type { Municipality } from '../../municipalities/index.js';
import { Checkbox, Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

interface NewKeyProps {
  readonly page: PageContext;
  /** Null: the platform. */
  readonly municipality: Municipality | null;
  /** What the actor may let it open. */
  readonly scopes: readonly Scope[];
}

const USUAL_DAYS = 365;

export function NewKeyPage({ page, municipality, scopes }: NewKeyProps): VNode {
  const { t } = page;
  const of = municipality === null ? 'newForPlatform' : 'newFor';
  return (
    <Layout page={page} title={t(`portal-keys:${of}`, { name: municipality?.name })}>
      <Text>{t('portal-keys:newLead')}</Text>
      <form method="post" action="/api-keys">
        <input type="hidden" name="municipalityId" value={municipality?.id ?? ''} />
        <Input
          id="name"
          required
          label={t('portal-keys:name')}
          hint={t('portal-keys:nameHint')}
          maxLength={API_KEY_LIMITS.name}
        />
        <fieldset class="kern-fieldset">
          <legend class="kern-label">{t('portal-keys:opens')}</legend>
          <div class="kern-fieldset__body">
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                id={`scope-${scope.replace(':', '-')}`}
                name="scopes"
                value={scope}
                label={`${t(`portal-keys:scopes.${scope.replace(':', '-')}`)} (${scope})`}
              />
            ))}
          </div>
        </fieldset>
        <Input
          id="expiresInDays"
          type="number"
          min={1}
          max={API_KEY_LIMITS.expiresInDays}
          value={USUAL_DAYS}
          label={t('portal-keys:expiresInDays')}
          hint={t('portal-keys:expiresHint')}
        />
        <div class="row">
          <Submit label={t('portal-keys:create')} />
          <LinkButton kind="secondary" label={t('portal-keys:all')} href="/api-keys" />
        </div>
      </form>
    </Layout>
  );
}
