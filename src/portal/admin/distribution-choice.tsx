import type { VNode } from 'preact';

import { MUNICIPALITY_KINDS } from '../../municipalities/index.js';
import { APPORTIONMENT_METHODS } from '../../vouchers/index.js';
import { Checkbox, Input, Select, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { WEIGHTS } from './admin.forms.js';
import type { DistributionSheet } from './distribution.service.js';

interface ChoiceProps {
  readonly page: PageContext;
  readonly sheet: DistributionSheet;
}

/** How to distribute: a form that only looks, so that its address shows another person the same preview. */
export function DistributionChoice({ page, sheet }: ChoiceProps): VNode {
  const { t } = page;
  const { programme, input } = sheet;
  const name = (key: string) => t(`portal-admin:distribution.${key}`);
  const options = (values: readonly string[], of: string) =>
    values.map((value) => ({ value, label: name(`${of}.${value}`) }));
  return (
    <form method="get" action={`/admin/programmes/${programme.id}/distribution`}>
      <Text>{t('portal-admin:distribution.toDistribute', { count: programme.total - programme.reserve })}</Text>
      <Select
        id="method"
        label={name('method')}
        hint={name('methodHint')}
        options={options(APPORTIONMENT_METHODS, 'methods')}
        value={input.method}
      />
      <Select id="weights" label={name('weights')} options={options(WEIGHTS, 'weightKinds')} value={input.weights} />
      <Input id="minimum" type="number" label={name('minimum')} value={input.minimum} min={0} />
      <Input
        id="maximum"
        type="number"
        label={name('maximum')}
        hint={name('maximumHint')}
        value={input.maximum ?? undefined}
        min={0}
      />
      <fieldset class="kern-fieldset">
        <legend class="kern-label">{name('exclude')}</legend>
        <p class="kern-hint">{name('excludeHint')}</p>
        <div class="kern-fieldset__body">
          {MUNICIPALITY_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              id={`exclude-${kind}`}
              name="exclude"
              value={kind}
              label={t(`portal-admin:kinds.${kind}`)}
              checked={input.exclude.includes(kind)}
            />
          ))}
        </div>
      </fieldset>
      <Submit kind="secondary" label={name('show')} />
    </form>
  );
}
