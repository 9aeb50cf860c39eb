import type { VNode } from 'preact';

import { Input } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';

interface NumberField {
  readonly id: string;
  readonly min: number;
  readonly max: number;
  readonly value?: number;
}

const VOUCHERS: readonly NumberField[] = [
  { id: 'total', min: 1, max: 10_000_000 },
  { id: 'reserve', min: 0, max: 10_000_000, value: 0 },
];
const RULES: readonly NumberField[] = [
  { id: 'validityDays', min: 1, max: 3_660, value: 180 },
  { id: 'limitPerYear', min: 1, max: 100, value: 1 },
  { id: 'objectionDays', min: 0, max: 365, value: 14 },
];

/** The fields of a new programme, each with what it means. */
export function ProgrammeFields({ page }: { readonly page: PageContext }): VNode {
  const { t } = page;
  const label = (id: string) => t(`portal-admin:programme.fields.${id}`);
  const hint = (id: string) => t(`portal-admin:programme.hints.${id}`);
  const number = ({ id, ...limits }: NumberField) => (
    <Input key={id} id={id} type="number" label={label(id)} hint={hint(id)} required {...limits} />
  );
  return (
    <>
      <Input id="titleDe" label={label('titleDe')} required maxLength={200} />
      <Input id="titleEn" label={label('titleEn')} hint={hint('titleEn')} maxLength={200} />
      {VOUCHERS.map(number)}
      <Input id="startsOn" type="date" label={label('startsOn')} hint={hint('startsOn')} required />
      <Input id="endsOn" type="date" label={label('endsOn')} hint={hint('endsOn')} required />
      {RULES.map(number)}
      <Input id="maxPrice" label={label('maxPrice')} hint={hint('maxPrice')} maxLength={10} />
    </>
  );
}
