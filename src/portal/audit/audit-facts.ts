import type { ActView } from '../../accounts/index.js';
import type { PageContext } from '../shared/page-context.js';

type Facts = Readonly<Record<string, unknown>>;
type Reader = Pick<PageContext, 't' | 'format'>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What an act's details say: "Zustand: veröffentlicht → zurückgezogen". What has no words of its own, such as the name of a
 * text's language, stays what the API calls it.
 */
export function factsOf(reader: Reader, { before, after, ...facts }: ActView['details']): readonly string[] {
  const { t } = reader;
  const [old, now] = [flat(asFacts(before)), flat(asFacts(after))];
  const changed = Object.keys({ ...old, ...now }).map((name) =>
    t('portal-audit:before', {
      name: nameOf(reader, name),
      before: textOf(reader, old[name]),
      after: textOf(reader, now[name]),
    }),
  );
  const plain = Object.entries(flat(facts)).map(([name, value]) =>
    t('portal-audit:fact', { name: nameOf(reader, name), value: textOf(reader, value) }),
  );
  return [...changed, ...plain];
}

/** The names of all details, those of parts behind a point: `clauses.retentionMonths`. */
export function factNames({ before, after, ...facts }: Facts): readonly string[] {
  return [before, after, facts].flatMap((part) => Object.keys(flat(asFacts(part))));
}

function nameOf({ t }: Reader, name: string): string {
  return t(`portal-audit:facts.${name}`, { defaultValue: name });
}

function textOf(reader: Reader, value: unknown): string {
  const { t, format } = reader;
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value)) return value.map((item) => textOf(reader, item)).join(', ') || '–';
  if (typeof value === 'boolean') return t(`portal-audit:values.${value ? 'yes' : 'no'}`);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (DAY.test(value)) return format.day(value);
  return /^[a-z-]+$/.test(value) ? t(`portal-audit:values.${value}`, { defaultValue: value }) : value;
}

function asFacts(value: unknown): Facts {
  return typeof value === 'object' && value !== null ? (value as Facts) : {};
}

function flat(facts: Facts): Facts {
  const parts = Object.entries(facts).flatMap(([name, value]) =>
    Array.isArray(value) || Object.keys(asFacts(value)).length === 0
      ? [[name, value] as const]
      : Object.entries(flat(asFacts(value))).map(([part, inner]) => [`${name}.${part}`, inner] as const),
  );
  return Object.fromEntries(parts);
}
