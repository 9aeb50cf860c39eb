import type { Formats } from '../../platform/i18n/formats.js';
import type { Translate } from '../../platform/i18n/texts.js';
import { type Agreement, type AgreementInput, REMINDER_EVERY_DAYS } from '../domain/agreement.js';
import { type ClauseName, predecessorOf } from '../domain/agreement-history.js';

export interface Speech {
  readonly t: Translate;
  readonly format: Formats;
}

/** A clause as people read it. */
export interface ClauseWords {
  readonly clause: ClauseName;
  /** What it is about. */
  readonly title: string;
  /** What was agreed. */
  readonly value: string;
  /** How the program keeps to it, in a sentence. */
  readonly effect: string;
}

/** What was agreed, clause by clause, with what the program does about it. */
export function clausesInWords(speech: Speech, agreement: AgreementInput): readonly ClauseWords[] {
  return Object.entries(valuesOf(speech, agreement)).map(([clause, value]) => ({
    clause: clause as ClauseName,
    title: speech.t(`municipalities:agreement.titles.${clause}`),
    value,
    effect: speech.t(`municipalities:agreement.effects.${clause}`),
  }));
}

/** What a version changes against the one that it follows: a sentence for each clause, none for the first version. */
export function changesInWords(
  speech: Speech,
  version: Agreement,
  newestFirst: readonly Agreement[],
): readonly string[] {
  const older = predecessorOf(version, newestFirst);
  if (older === undefined) return [];
  const before = valuesOf(speech, older);
  return Object.entries(valuesOf(speech, version))
    .filter(([clause, after]) => before[clause] !== after)
    .map(([clause, after]) => {
      const title = speech.t(`municipalities:agreement.titles.${clause}`);
      const values = { title, before: before[clause] ?? '–', after };
      return speech.t('municipalities:agreement.change', values);
    });
}

/** "In Kraft seit 03.11.2026", "Wartet auf eine zweite Person", … */
export function stateInWords({ t, format }: Speech, { state, inForceFrom, inForceUntil }: Agreement): string {
  const day = (moment: Date | null) => (moment === null ? '–' : format.day(moment));
  return t(`municipalities:agreement.states.${state}`, { from: day(inForceFrom), until: day(inForceUntil) });
}

function valuesOf({ t, format }: Speech, agreement: AgreementInput): Readonly<Record<string, string>> {
  const { reference, agreedOn, clauses } = agreement;
  const { purposes, resultsVisibleTo, retentionMonths, minimumGroupSize, remindersAllowed, retakeAfterDays } = clauses;
  const say = (key: string, count?: number) => t(`municipalities:agreement.values.${key}`, { count });
  const everyDays = clauses.reminderEveryDays ?? REMINDER_EVERY_DAYS;
  return {
    reference,
    agreedOn: format.day(agreedOn),
    resultsVisibleTo: say(resultsVisibleTo),
    purposes: purposes.join(' · '),
    retentionMonths: say('months', retentionMonths),
    minimumGroupSize: say('persons', minimumGroupSize),
    remindersAllowed: remindersAllowed ? say('everyDays', everyDays) : say('noReminders'),
    retakeAfterDays: say('wait', retakeAfterDays),
  };
}
