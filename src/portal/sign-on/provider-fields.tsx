import type { VNode } from 'preact';

import type { KnownProvider } from '../../accounts/index.js';
import { Checkbox, Field, Input, Select } from '../shared/components.js';
import type { FieldFault } from '../shared/error-summary.js';
import type { PageContext } from '../shared/page-context.js';
import type { ProviderForm } from './sign-on.forms.js';

interface FieldsProps {
  readonly page: PageContext;
  readonly provider: KnownProvider | null;
  /** What was typed, when it was refused. */
  readonly form: ProviderForm | undefined;
  readonly faults: readonly FieldFault[];
}

const USES = ['offered', 'required', 'off'] as const;

/** How to reach a provider and what its words mean. The secret is written here and never shown again. */
export function ProviderFields({ page: { t }, provider, form, faults }: FieldsProps): VNode {
  const known = form === undefined ? filledBy(provider) : { ...form, isStrong: form.asksSecondFactor === 'yes' };
  const text = (key: string) => t(`portal-sign-on:fields.${key}`);
  const errorOf = (id: string) => faults.find(({ field }) => field === id)?.message;
  const labels = (id: string) => ({ id, label: text(id), hint: text(`${id}Hint`), error: errorOf(id) });
  return (
    <>
      <Input {...labels('issuer')} type="url" required maxLength={500} value={known.issuer} />
      <Input {...labels('clientId')} required maxLength={200} value={known.clientId} />
      <Input
        {...{ id: 'secret', label: text('secret'), type: 'password', maxLength: 1000, autocomplete: 'off' }}
        hint={text(provider?.hasSecret === true ? 'secretKept' : 'secretHint')}
      />
      <Input {...labels('secretVariable')} maxLength={62} value={known.secretVariable} />
      <Input {...labels('scope')} required maxLength={1000} value={known.scope} />
      <Input {...labels('roleClaim')} maxLength={200} value={known.roleClaim} />
      <Lines {...labels('hrValues')} values={known.hrValues} />
      <Checkbox id="asksSecondFactor" label={text('asksSecondFactor')} checked={known.isStrong} />
      <Lines {...labels('factorValues')} values={known.factorValues} />
      <Select
        {...labels('use')}
        value={known.use}
        options={USES.map((value) => ({ value, label: text(`uses.${value}`) }))}
      />
    </>
  );
}

interface LinesProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly values: readonly string[];
}

/** One value a line. */
function Lines({ values, ...labels }: LinesProps): VNode {
  return (
    <Field {...labels}>
      {(described) => (
        <textarea class="kern-form-input__input" rows={3} maxLength={10_000} {...described}>
          {values.join('\n')}
        </textarea>
      )}
    </Field>
  );
}

type Filled = Pick<
  ProviderForm,
  'issuer' | 'clientId' | 'secretVariable' | 'scope' | 'roleClaim' | 'hrValues' | 'factorValues' | 'use'
>;

const EMPTY = {
  issuer: '',
  clientId: '',
  scope: 'openid email profile',
  hrValues: [],
  factorValues: [],
  use: 'offered',
  isStrong: false,
} as const;

/** The form as the provider is kept. */
function filledBy(provider: KnownProvider | null): Filled & { readonly isStrong: boolean } {
  if (provider === null) return EMPTY;
  const { issuer, clientId, secretVariable, scope, roleClaim, hrValues, factorValues } = provider;
  const isStrong = provider.asksSecondFactor;
  const use = !provider.isEnabled ? 'off' : provider.isRequired ? 'required' : 'offered';
  const said = { ...(secretVariable !== null && { secretVariable }), ...(roleClaim !== null && { roleClaim }) };
  return { issuer, clientId, scope, hrValues, factorValues, isStrong, use, ...said };
}
