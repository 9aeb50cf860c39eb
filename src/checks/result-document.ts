import type { FrameworkLevel } from '../competencies/index.js';
import { inLocale, type Localized } from '../kernel/localized.js';
import type { Profile } from '../profiles/index.js';
import type { ExplainedArea, ExplainedCompetence, ResultView } from './domain/result-view.js';
import { changeInWords, estimateInWords, levelInWords, restsOnInWords, type Speech } from './result-words.js';

/** What a result is exported with: its view, the post it was taken for and the levels of its framework. */
export interface Exported {
  readonly result: ResultView;
  readonly post: Profile;
  readonly levels: readonly FrameworkLevel[];
}

/** A result that can be read without anything else, in one language. The accessible PDF is printed from it. */
export type ResultDocument = ReturnType<typeof resultDocument>;
export type DocumentCompetence = ResultDocument['competencies'][number];

/** The document `lernlotse-result`; docs/formats.md describes its fields. It names no person. */
export function resultDocument({ result, post, levels }: Exported, speech: Speech) {
  const { t, format, locale } = speech;
  const { framework, instrumentId, instrumentVersion: version, measuredAt, competencies } = result;
  const text = (localized: Localized) => inLocale(localized, locale);
  const measured = competencies.filter((one) => one.measured).length;
  return {
    format: 'lernlotse-result',
    formatVersion: 1,
    language: locale,
    notACertificate: result.notACertificate,
    title: t('checks:result.title', { post: text(post.title) }),
    disclaimer: t('checks:result.disclaimer'),
    summary: t('checks:result.summary', { count: measured, asked: competencies.length }),
    source: t('checks:result.source', {
      day: format.day(measuredAt),
      version,
      framework: text(framework.title),
      edition: framework.edition,
    }),
    measuredAt: measuredAt.toISOString(),
    post: { code: post.code, version: post.version, title: text(post.title) },
    framework: { code: framework.code, edition: framework.edition, title: text(framework.title) },
    instrument: { id: instrumentId, version },
    levels: levels.map(({ number, name, coarse, coarseName }) => ({
      number,
      name: text(name),
      coarse,
      coarseName: text(coarseName),
    })),
    areas: result.areas.map((area) => documentArea(area, speech)),
    competencies: competencies.map((one) => documentCompetence(one, minimumOf(post, one.competence), speech)),
  } as const;
}

function documentArea(summary: ExplainedArea, speech: Speech) {
  const { area, title, levelName, coarseName, ...numbers } = summary;
  const { measured, asked } = numbers;
  const nothing = measured === 0;
  return {
    code: area,
    title: inLocale(title, speech.locale),
    ...numbers,
    levelName: textOr(levelName, speech),
    coarseName: textOr(coarseName, speech),
    words: {
      measured: speech.t('checks:result.area.measured', { measured, asked }),
      level: nothing ? speech.t('checks:result.area.nothing') : levelInWords(speech, summary),
      estimate: estimateInWords(speech, summary),
    },
  };
}

function documentCompetence(one: ExplainedCompetence, required: number | null, speech: Speech) {
  const { competence, title, levelName, coarseName, levelText, change, stopReason, ...numbers } = one;
  return {
    code: competence,
    title: inLocale(title, speech.locale),
    ...numbers,
    levelName: textOr(levelName, speech),
    coarseName: textOr(coarseName, speech),
    levelText: textOr(levelText, speech),
    required,
    stopReason,
    change: change === null ? null : documentChange(change, speech),
    words: {
      level: levelInWords(speech, one),
      estimate: estimateInWords(speech, one),
      required:
        required === null
          ? speech.t('checks:result.pdf.notAsked')
          : speech.t('checks:result.required', { minimum: required }),
      restsOn: restsOnInWords(speech, one),
      stopReason: speech.t(`checks:result.stopReasons.${stopReason}`),
    },
  };
}

function documentChange(change: NonNullable<ExplainedCompetence['change']>, speech: Speech) {
  const { before, difference, probabilityRisen, verdict, repeatedItems } = change;
  return {
    before: { measuredAt: before.measuredAt.toISOString(), estimate: before.estimate },
    difference,
    probabilityRisen,
    verdict,
    repeatedItems: repeatedItems.map(({ code, text }) => ({ code, text: inLocale(text, speech.locale) })),
    words: changeInWords(speech, change),
  };
}

/** The level that the post asks for; of alternatives and repeated ones, the highest. */
function minimumOf({ requirements }: Profile, competence: string): number | null {
  const minimums = requirements.filter((one) => one.competence === competence).map(({ minimum }) => minimum);
  return minimums.length === 0 ? null : Math.max(...minimums);
}

function textOr(text: Localized | null, { locale }: Speech): string | null {
  return text === null ? null : inLocale(text, locale);
}
