import type { VNode } from 'preact';

import type { Agreement } from '../../municipalities/index.js';
import { Checkbox, Field, Input, Select } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';

interface AgreementFieldsProps {
  readonly page: PageContext;
  /** What the form begins with: the newest version, if there is one. */
  readonly agreement: Agreement | undefined;
}

const FIRST = { retentionMonths: 24, minimumGroupSize: 5, retakeAfterDays: 30, reminderEveryDays: 7 } as const;

/** The clauses as questions in plain words. */
export function AgreementFields({ page, agreement }: AgreementFieldsProps): VNode {
  const { t } = page;
  const label = (name: string) => t(`portal-hr:agreement.fields.${name}`);
  const hint = (name: string) => t(`portal-hr:agreement.hints.${name}`);
  const { purposes, resultsVisibleTo, remindersAllowed, ...numbers } = agreement?.clauses ?? FIRST_CLAUSES;
  const number = (id: keyof typeof FIRST, [min, max]: readonly [number, number]) => (
    <Input
      id={id}
      type="number"
      label={label(id)}
      hint={hint(id)}
      value={numbers[id] ?? FIRST[id]}
      min={min}
      max={max}
      required
    />
  );
  return (
    <>
      <Input
        id="reference"
        label={label('reference')}
        hint={hint('reference')}
        value={agreement?.reference}
        maxLength={200}
        required
      />
      <Input id="agreedOn" type="date" label={label('agreedOn')} value={agreement?.agreedOn} required />
      <Select
        id="resultsVisibleTo"
        label={label('resultsVisibleTo')}
        hint={hint('resultsVisibleTo')}
        value={resultsVisibleTo}
        options={(['person-only', 'hr-on-release'] as const).map((value) => ({
          value,
          label: t(`municipalities:agreement.values.${value}`),
        }))}
      />
      <Field id="purposes" label={label('purposes')} hint={hint('purposes')}>
        {(field) => (
          <textarea class="kern-form-input__input" rows={4} required {...field}>
            {purposes.join('\n')}
          </textarea>
        )}
      </Field>
      {number('retentionMonths', [1, 120])}
      {number('minimumGroupSize', [5, 1000])}
      {number('retakeAfterDays', [0, 730])}
      <Checkbox id="remindersAllowed" label={label('remindersAllowed')} checked={remindersAllowed} />
      {number('reminderEveryDays', [1, 90])}
    </>
  );
}

const FIRST_CLAUSES = {
  ...FIRST,
  purposes: [] as readonly string[],
  resultsVisibleTo: 'person-only',
  remindersAllowed: false,
} as const;
