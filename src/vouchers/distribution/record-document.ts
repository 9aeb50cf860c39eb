import type { PersonName } from '../../accounts/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { inLocale, type Locale } from '../../kernel/localized.js';
import type { Municipality } from '../../municipalities/index.js';
import type { Formats } from '../../platform/i18n/formats.js';
import type { Translate } from '../../platform/i18n/texts.js';
import { lastDayToObject } from '../domain/objection.js';
import type { Programme } from '../domain/programme.js';
import type { DistributionRow } from './distributions.repository.js';

export interface Speech {
  readonly t: Translate;
  readonly format: Formats;
  readonly locale: Locale;
}

export interface Recorded {
  readonly record: DistributionRow;
  readonly programme: Programme;
  readonly municipalities: readonly Pick<Municipality, 'id' | 'ars' | 'name'>[];
  /** Who decided; null once that person is erased. */
  readonly decider: PersonName | null;
}

/** A fact in words: what it is, and its value. */
type Fact = readonly [name: string, value: string];

/** A decision that can be read, and calculated again, without anything else. The accessible PDF is printed from it. */
export type RecordDocument = ReturnType<typeof recordDocument>;

/** The document `lernlotse-distribution-record`; docs/formats.md describes its fields. */
export function recordDocument({ record, programme, municipalities, decider }: Recorded, speech: Speech) {
  const { t, locale } = speech;
  const names = new Map(municipalities.map(({ ars, name }) => [ars, name]));
  const weights = new Map(entriesOf(record.inputs).map(({ ars, weight }) => [ars, weight]));
  const granted = record.shares.map((share) => share.granted);
  const title = inLocale(programme.title, locale);
  return {
    format: 'lernlotse-distribution-record',
    formatVersion: 1,
    language: locale,
    title: t(`vouchers-distribution:record.titles.${record.kind}`, { title }),
    summary: t('vouchers-distribution:record.summary', {
      vouchers: granted.reduce((sum, one) => sum + one, 0),
      municipalities: granted.length,
      least: granted.reduce((least, one) => Math.min(least, one), Infinity),
      most: granted.reduce((most, one) => Math.max(most, one), 0),
    }),
    facts: factsOf({ record, municipalities, decider }, speech),
    howToCheck: t('vouchers-distribution:record.howToCheck'),
    programme: { id: programme.id, title },
    ...{ id: record.id, kind: record.kind, state: record.state },
    decidedBy: { id: record.committedBy, name: nameOf(decider) },
    decidedAt: record.committedAt.toISOString(),
    objectionsUntil: record.objectionsUntil.toISOString(),
    reversedAt: record.reversedAt?.toISOString() ?? null,
    reversalReason: record.reversalReason,
    recordHash: record.recordHash,
    ledgerKeyFingerprint: record.keyFingerprint,
    inputs: record.inputs,
    shares: record.shares,
    municipalities: record.shares.map(({ ars, quota, granted: seats }) => ({
      ...{ ars, name: names.get(ars) ?? ars, weight: weights.get(ars) ?? null, quota, granted: seats },
    })),
  } as const;
}

function factsOf({ record, municipalities, decider }: Omit<Recorded, 'programme'>, speech: Speech): readonly Fact[] {
  const { t, format } = speech;
  const { inputs } = record;
  const lastDay = lastDayToObject(record);
  const fact = (key: string, value: string): Fact => [t(`vouchers-distribution:record.facts.${key}`), value];
  const word = (group: string, key: unknown) => t(`vouchers-distribution:${group}.${String(key)}`);
  const count = (value: unknown) => (typeof value === 'number' ? format.count(value) : word('record', 'noLimit'));
  const excluded = Array.isArray(inputs.exclude) ? (inputs.exclude as readonly string[]) : [];
  const named = excluded.map(
    (one) => municipalities.find(({ id, ars }) => id === one || ars === one)?.name ?? word('kinds', one),
  );
  return [
    fact('state', word('states', record.state)),
    fact('method', word('methods', inputs.method)),
    fact('weights', word('weights', inputs.weights)),
    ...(typeof inputs.needPeriod === 'string' ? [fact('needPeriod', inputs.needPeriod)] : []),
    fact('total', count(inputs.total)),
    fact('reserve', count(inputs.reserve)),
    fact('minimum', count(inputs.minimum)),
    fact('maximum', count(inputs.maximum)),
    fact('excluded', named.length === 0 ? word('record', 'nobody') : named.join(', ')),
    fact(
      'ties',
      t(`vouchers-distribution:ties.${inputs.ties === 'lot' ? 'lot' : 'weight-then-key'}`, { lot: inputs.lot }),
    ),
    fact('decidedBy', nameOf(decider) ?? record.committedBy),
    fact('decidedAt', format.moment(record.committedAt)),
    fact('objectionsUntil', lastDay === null ? word('record', 'noWindow') : format.day(lastDay)),
    ...(record.reversedAt === null ? [] : [fact('reversedAt', format.moment(record.reversedAt))]),
    ...(record.reversalReason === null ? [] : [fact('reversalReason', record.reversalReason)]),
    fact('recordHash', record.recordHash),
    fact('keyFingerprint', record.keyFingerprint ?? word('record', 'noKey')),
  ];
}

function nameOf(decider: PersonName | null): string | null {
  return decider === null ? null : `${decider.givenName} ${decider.familyName}`;
}

function entriesOf({ entries }: JsonObject): readonly { readonly ars: string; readonly weight: number }[] {
  return Array.isArray(entries) ? (entries as readonly { readonly ars: string; readonly weight: number }[]) : [];
}
