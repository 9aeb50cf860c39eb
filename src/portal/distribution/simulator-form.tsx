import type { VNode } from 'preact';

import { MUNICIPALITY_KINDS } from '../../municipalities/index.js';
import { APPORTIONMENT_METHODS, WEIGHT_KINDS } from '../../vouchers/index.js';
import { Checkbox, Input, Select, Submit } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { Choice } from './distribution.forms.js';

interface SimulatorFormProps {
  readonly page: PageContext;
  readonly choice: Choice;
  readonly action: string;
  /** A top-up states the new total and reserve of the programme. */
  readonly topUp?: boolean;
}

/** How to distribute: a form that only looks, so that its address shows another person the same. */
export function SimulatorForm({ page, choice, action, topUp = false }: SimulatorFormProps): VNode {
  const { t } = page;
  const { input, total, reserve } = choice;
  const name = (key: string) => t(`portal-distribution:form.${key}`);
  const options = (values: readonly string[], of: string) =>
    values.map((value) => ({ value, label: t(`vouchers-distribution:${of}.${value}`) }));
  return (
    <form method="get" action={action} data-sliders={topUp ? undefined : slidersOf(total)}>
      <Input
        id="total"
        type="number"
        label={name(topUp ? 'newTotal' : 'total')}
        hint={name(topUp ? 'newTotalHint' : 'totalHint')}
        value={total}
        min={1}
      />
      {topUp && <Input id="reserve" type="number" label={name('reserve')} value={reserve} min={0} />}
      <Select id="weights" label={name('weights')} options={options(WEIGHT_KINDS, 'weights')} value={input.weights} />
      <Input id="minimum" type="number" label={name('minimum')} value={input.minimum} min={0} />
      <Input
        id="maximum"
        type="number"
        label={name('maximum')}
        hint={name('maximumHint')}
        value={input.maximum ?? undefined}
        min={0}
      />
      <Excluded page={page} choice={choice} />
      <Select
        id="method"
        label={name('method')}
        hint={name('methodHint')}
        options={options(APPORTIONMENT_METHODS, 'methods')}
        value={input.method}
      />
      <Input id="lot" label={name('lot')} hint={name('lotHint')} value={input.lot} maxLength={100} />
      <Submit kind="secondary" label={name('show')} />
    </form>
  );
}

function Excluded({ page, choice }: Pick<SimulatorFormProps, 'page' | 'choice'>): VNode {
  const { t } = page;
  return (
    <>
      <fieldset class="kern-fieldset">
        <legend class="kern-label">{t('portal-distribution:form.exclude')}</legend>
        <p class="kern-hint">{t('portal-distribution:form.excludeHint')}</p>
        <div class="kern-fieldset__body">
          {MUNICIPALITY_KINDS.map((kind) => (
            <Checkbox
              key={kind}
              id={`exclude-${kind}`}
              name="exclude"
              value={kind}
              label={t(`vouchers-distribution:kinds.${kind}`)}
              checked={choice.kinds.includes(kind)}
            />
          ))}
        </div>
      </fieldset>
      <Input
        id="others"
        label={t('portal-distribution:form.others')}
        hint={t('portal-distribution:form.othersHint')}
        value={choice.others.join(' ')}
      />
    </>
  );
}

/** How far the sliders reach that a script puts beside the number fields. */
function slidersOf(total: number): string {
  return `total:${2 * total} minimum:50`;
}
