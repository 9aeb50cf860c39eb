import { SECRET_NAME } from '../../platform/config/secret-names.js';
import type { Failure } from '../../platform/http/problem.js';
import type { FieldFault } from '../shared/error-summary.js';
import type { PageContext } from '../shared/page-context.js';
import type { ProviderForm } from './sign-on.forms.js';

export type FaultyField = 'issuer' | 'secretVariable' | 'scope';

/** A field and what is wrong with it: the code of the rule it breaks, or itself where only its form is wrong. */
export interface ProviderFault {
  readonly field: FaultyField;
  readonly fault: string;
}

const SCOPE = /^openid( [\x21-\x7e]{1,100}){0,10}$/;

/** Rules of the room that speak of one field. */
const FIELD_OF: Readonly<Record<string, FaultyField>> = {
  'identity-provider-issuer-invalid': 'issuer',
  'identity-provider-secret-twice': 'secretVariable',
};

/** What can be told from the form alone. */
export function faultsIn({ secretVariable, scope }: ProviderForm): readonly ProviderFault[] {
  const isNamed = secretVariable === undefined || SECRET_NAME.test(secretVariable);
  const wrong = [...(isNamed ? [] : ['secretVariable' as const]), ...(SCOPE.test(scope) ? [] : ['scope' as const])];
  return wrong.map((field) => ({ field, fault: field }));
}

/** The fields that a refusal speaks of; none where it is about the whole. */
export function faultsOf({ code }: Failure): readonly ProviderFault[] {
  const field = FIELD_OF[code];
  return field === undefined ? [] : [{ field, fault: code }];
}

/** Each with its words and its name. */
export function inWords({ t }: PageContext, faults: readonly ProviderFault[]): readonly FieldFault[] {
  return faults.map(({ field, fault }) => ({
    field,
    name: t(`portal-sign-on:fields.${field}`),
    message: fault.includes('-')
      ? `${t(`problems:${fault}.title`)} ${t(`problems:${fault}.help`)}`
      : t(`portal-sign-on:faults.${fault}`),
  }));
}
