import type { PersonName } from '../../accounts/index.js';
import { inLocale } from '../../kernel/localized.js';
import type { Speech } from '../distribution/record-document.js';
import type { Programme } from '../domain/programme.js';
import type { RedistributionRow } from './redistributions.repository.js';
import type { RedistributionView } from './redistributions.service.js';

interface Recorded {
  readonly row: RedistributionRow;
  readonly view: RedistributionView;
  readonly programme: Programme;
  /** Who decided; null once that person is erased. */
  readonly decider: PersonName | null;
  /** With the numbers of all municipalities, so that it can be calculated again. */
  readonly whole: boolean;
}

/** A fact in words: what it is, and its value. */
type Fact = readonly [name: string, value: string];

/** A decision on a redistribution, and what came of it. The accessible PDF is printed from it. */
export type RedistributionDocument = ReturnType<typeof redistributionDocument>;

/** The document `lernlotse-redistribution-record`; docs/formats.md describes its fields. */
export function redistributionDocument({ row, view, programme, decider, whole }: Recorded, speech: Speech) {
  const { t, locale } = speech;
  const title = inLocale(programme.title, locale);
  const moved = new Map(view.outcome.map(({ municipalityId, count }) => [municipalityId, count]));
  return {
    format: 'lernlotse-redistribution-record',
    formatVersion: 1,
    language: locale,
    title: t('vouchers-redistribution:record.title', { title }),
    summary: t('vouchers-redistribution:record.summary', { count: view.decided ?? 0 }),
    facts: factsOf({ row, view, decider }, speech),
    howToCheck: t(`vouchers-redistribution:record.${whole ? 'howToCheck' : 'ownOnly'}`),
    programme: { id: programme.id, title },
    ...{ id: row.id, state: row.state, dueOn: row.dueOn, windowDays: row.windowDays },
    decidedBy: { id: row.decidedBy, name: nameOf(decider) },
    decidedAt: row.decidedAt?.toISOString() ?? null,
    objectionsUntil: row.objectionsUntil?.toISOString() ?? null,
    carriedOutAt: row.carriedOutAt?.toISOString() ?? null,
    ...{ endedAt: row.endedAt?.toISOString() ?? null, endReason: row.endReason },
    ...{ rules: row.rules, recordHash: row.recordHash, outcomeHash: row.outcomeHash },
    ledgerKeyFingerprint: row.keyFingerprint,
    ...(whole && { inputs: row.inputs, lines: row.lines, outcome: row.outcome, kept: row.kept }),
    municipalities: view.positions.map(({ municipalityId, ...position }) => ({
      ...position,
      reasonInWords: t(`vouchers-redistribution:reasons.${position.reason}`),
      moved: moved.get(municipalityId) ?? null,
    })),
  } as const;
}

function factsOf(
  { row, view, decider }: Pick<Recorded, 'row' | 'view' | 'decider'>,
  { t, format }: Speech,
): readonly Fact[] {
  const { rules } = row;
  const fact = (key: string, value: string | null): readonly Fact[] =>
    value === null ? [] : [[t(`vouchers-redistribution:record.facts.${key}`), value]];
  const at = (moment: Date | null) => (moment === null ? null : format.moment(moment));
  const count = (value: number | null) => (value === null ? null : format.count(value));
  return [
    ...fact('state', t(`vouchers-redistribution:states.${row.state}`)),
    ...fact('dueOn', format.day(row.dueOn)),
    ...fact('method', t(`vouchers-distribution:methods.${rules.method}`)),
    ...fact('useThreshold', format.percent(rules.useThresholdPercent / 100)),
    ...fact('keep', format.percent(rules.keepPercent / 100)),
    ...fact('minimumKept', format.count(rules.minimumKept)),
    ...fact('maximumReceived', count(rules.maximumReceived) ?? t('vouchers-redistribution:record.noLimit')),
    ...fact(
      'ties',
      t(`vouchers-redistribution:ties.${rules.lot === undefined ? 'claim-then-key' : 'lot'}`, { lot: rules.lot }),
    ),
    ...fact('decidedBy', nameOf(decider) ?? row.decidedBy),
    ...fact('decidedAt', at(row.decidedAt)),
    ...fact('objectionsUntil', at(row.objectionsUntil)),
    ...fact('decided', count(view.decided)),
    ...fact('carriedOutAt', at(row.carriedOutAt)),
    ...fact('moved', count(view.moved)),
    ...fact('endedAt', at(row.endedAt)),
    ...fact('endReason', row.endReason),
    ...fact('recordHash', row.recordHash),
    ...fact('outcomeHash', row.outcomeHash),
    ...fact('keyFingerprint', row.keyFingerprint),
  ];
}

function nameOf(decider: PersonName | null): string | null {
  return decider === null ? null : `${decider.givenName} ${decider.familyName}`;
}
