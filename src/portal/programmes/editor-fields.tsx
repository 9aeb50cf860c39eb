import type { ComponentChildren, VNode } from 'preact';

import { APPROVALS, WAITING_APPROVALS, WAITING_ORDERS } from '../../vouchers/index.js';
import { Alert, Input, Select } from '../shared/components.js';
import type { EditorFieldsProps } from './editor-fields-props.js';
import { CompetenceChoice, CourseChoice, ProviderChoice } from './editor-rules.js';
import { faultOf } from './faults.js';
import { LONGEST_TITLE, type NumberName, NUMBERS, type ProgrammeValues } from './form.js';

/** What a distribution is decided with. */
const DISTRIBUTED_WITH: readonly NumberName[] = ['total', 'reserve', 'objectionDays'];
const LONGEST_PRICE = 12;

/** The fields of a programme, each with what it means, in four sections. */
export function EditorFields(props: EditorFieldsProps): VNode {
  const { page, sheet } = props;
  const { t } = page;
  return (
    <>
      <Section id="section-name" title={t('portal-programmes:editor.sections.name')}>
        <Word {...props} field="titleDe" maxLength={LONGEST_TITLE} required />
        <Word {...props} field="titleEn" maxLength={LONGEST_TITLE} />
        <Word {...props} field="startsOn" type="date" required />
        <Word {...props} field="endsOn" type="date" required />
      </Section>
      <Section id="section-vouchers" title={t('portal-programmes:editor.sections.vouchers')}>
        {sheet.isDistributed && <Alert kind="info" title={t('portal-programmes:editor.distributed')} />}
        {DISTRIBUTED_WITH.map((field) => (
          <Count key={field} {...props} field={field} readOnly={sheet.isDistributed} />
        ))}
        <Count {...props} field="validityDays" />
        <Count {...props} field="limitPerYear" />
      </Section>
      <Section id="section-pays" title={t('portal-programmes:editor.sections.pays')}>
        <p class="kern-body">{t('portal-programmes:editor.paysLead')}</p>
        <Word {...props} field="maxPrice" maxLength={LONGEST_PRICE} />
        <ProviderChoice {...props} />
        <CompetenceChoice {...props} />
        <CourseChoice {...props} />
      </Section>
      <Section id="section-people" title={t('portal-programmes:editor.sections.people')}>
        <Choice {...props} field="approval" words={APPROVALS} />
        <Choice {...props} field="waitingOrder" words={WAITING_ORDERS} />
        <Choice {...props} field="waitingApproval" words={WAITING_APPROVALS} />
      </Section>
    </>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

function Section({ id, title, children }: SectionProps): VNode {
  return (
    <section aria-labelledby={id}>
      <h2 class="kern-heading-medium" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

type WordName = 'titleDe' | 'titleEn' | 'startsOn' | 'endsOn' | 'maxPrice';
type WordProps = EditorFieldsProps & {
  readonly field: WordName;
  readonly type?: 'date';
  readonly maxLength?: number;
  readonly required?: boolean;
};

function Word({ page, values, faults, field, type, maxLength, required }: WordProps): VNode {
  return (
    <Input
      id={field}
      type={type}
      value={values[field]}
      {...said({ page, faults, field })}
      {...{ maxLength, required }}
    />
  );
}

type CountProps = EditorFieldsProps & { readonly field: NumberName; readonly readOnly?: boolean };

function Count({ page, values, faults, field, readOnly }: CountProps): VNode {
  const { min, max } = NUMBERS[field];
  return (
    <Input
      id={field}
      type="number"
      value={values[field]}
      required
      {...{ min, max, readOnly }}
      {...said({ page, faults, field })}
    />
  );
}

type ChoiceProps = EditorFieldsProps & {
  readonly field: 'approval' | 'waitingOrder' | 'waitingApproval';
  readonly words: readonly string[];
};

function Choice({ page, values, faults, field, words }: ChoiceProps): VNode {
  const { t } = page;
  return (
    <Select
      id={field}
      options={words.map((value) => ({ value, label: t(`portal-programmes:choices.${field}.${value}`) }))}
      value={values[field]}
      {...said({ page, faults, field })}
    />
  );
}

type Said = Pick<EditorFieldsProps, 'page' | 'faults'> & { readonly field: keyof ProgrammeValues };

/** What stands around a field: its name, what it means, and what is wrong with it. */
function said({ page, faults, field }: Said): { label: string; hint: string; error: string | undefined } {
  const { t } = page;
  return {
    label: t(`portal-programmes:fields.${field}`),
    hint: t(`portal-programmes:hints.${field}`),
    error: faultOf(page, faults, field),
  };
}
