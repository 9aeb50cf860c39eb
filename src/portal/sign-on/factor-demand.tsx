import type { VNode } from 'preact';

import type { SecondFactorDemand } from '../../accounts/index.js';
import { Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';

interface DemandProps {
  readonly page: PageContext;
  readonly demand: SecondFactorDemand;
  readonly of: 'admins' | 'hr';
  readonly action: string;
}

/** Whether a second factor is demanded, and the button that changes it unless the environment has decided. */
export function FactorDemand({ page: { t }, demand, of, action }: DemandProps): VNode {
  const { isDemanded, byEnvironment } = demand;
  const decision = isDemanded ? 'waive' : 'demand';
  return (
    <section aria-labelledby="factor">
      <h2 class="kern-heading-medium" id="factor">
        {t(`portal-sign-on:factor.${of}.${isDemanded ? 'demanded' : 'waived'}`)}
      </h2>
      <Text>{t(`portal-sign-on:factor.${byEnvironment ? 'byEnvironment' : 'means'}`)}</Text>
      {!byEnvironment && (
        <form method="post" action={action}>
          <Submit kind="secondary" name="decision" value={decision} label={t(`portal-sign-on:factor.${decision}`)} />
        </form>
      )}
    </section>
  );
}
