import { Transform } from 'class-transformer';

/** A form sends what was left empty as an empty text; here it counts as not said. */
export const EmptyIsAbsent = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

/** Text without spaces around it, so that spaces alone are no answer. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A number as people write it, with a comma or a point; empty is not said. */
export const NumberOfForm = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => {
    if (typeof value !== 'string') return value;
    return value.trim() === '' ? undefined : Number(value.trim().replace(',', '.'));
  });

/** Boxes of one name: none, one or several are ticked. */
export const ListOfForm = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }): unknown => (value === undefined ? [] : [value].flat()));

/** Euros as people write them (149 or 149,90) in cents; at most two decimals. */
export const CentsOfForm = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => {
    if (typeof value !== 'string' || value.trim() === '') return undefined;
    return centsIn(value) ?? value;
  });

/** The cents that a text like `149` or `149,90` says; null where it says none. At most 9,999,999.99. */
export function centsIn(text: string): number | null {
  const [, euros, cents = ''] = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  return euros === undefined ? null : Number(euros) * 100 + Number(cents.padEnd(2, '0'));
}

/** Cents as the form reads them again: `149,90`. */
export function eurosOf(cents: number): string {
  return (cents / 100).toFixed(2).replace('.', ',');
}
