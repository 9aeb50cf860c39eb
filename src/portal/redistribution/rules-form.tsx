import type { VNode } from 'preact';

import { APPORTIONMENT_METHODS } from '../../vouchers/index.js';
import { Input, Select, Submit } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { Plan } from './plans.service.js';

interface RulesFormProps {
  readonly page: PageContext;
  readonly rules: Plan['rules'];
  readonly action: string;
}

/** The rules to try; every choice stands in the address. */
export function RulesFields({ page: { t }, rules, action }: RulesFormProps): VNode {
  const name = (key: string) => t(`portal-redistribution:form.${key}`);
  return (
    <form method="get" action={action}>
      <Input
        id="useThresholdPercent"
        type="number"
        min={0}
        max={100}
        label={name('useThreshold')}
        hint={name('useThresholdHint')}
        value={rules.useThresholdPercent}
        required
      />
      <Input
        id="keepPercent"
        type="number"
        min={0}
        max={100}
        label={name('keep')}
        hint={name('keepHint')}
        value={rules.keepPercent}
        required
      />
      <Input id="minimumKept" type="number" min={0} label={name('minimumKept')} value={rules.minimumKept} required />
      <Input
        id="maximumReceived"
        type="number"
        min={1}
        label={name('maximumReceived')}
        hint={name('maximumReceivedHint')}
        value={rules.maximumReceived ?? ''}
      />
      <Select
        id="method"
        label={name('method')}
        hint={name('methodHint')}
        value={rules.method}
        options={APPORTIONMENT_METHODS.map((value) => ({ value, label: t(`vouchers-distribution:methods.${value}`) }))}
      />
      <Input id="lot" label={name('lot')} hint={name('lotHint')} value={rules.lot ?? ''} maxLength={100} />
      <Submit kind="secondary" label={name('show')} />
    </form>
  );
}
