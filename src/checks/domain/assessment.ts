import { compareCodes } from '../../kernel/codes.js';
import type { Item } from './item.js';
import { observationOf, type Response } from './responses.js';
import { resultOf, type CompetenceResult, type ResultRules, type StopReason } from './result.js';

interface FormItem extends Item {
  readonly itemId: string;
}

/** What was asked and answered in a check. */
export interface AnsweredForm {
  /** Every competence that the post asks for, also those without a question. */
  readonly competencies: readonly string[];
  readonly form: readonly FormItem[];
  /** Responses by item id. */
  readonly responses: ReadonlyMap<string, Response>;
  /** By competence code; null where a further question would have been asked. */
  readonly stopReasons: ReadonlyMap<string, StopReason | null>;
}

/**
 * The result of a check, by competence code: each competence rests on its own answers alone. A skip says nothing, and
 * a competence with too few answers is not measured.
 * @throws DomainError as `observationOf`
 */
export function assess(answered: AnsweredForm, rules: ResultRules): readonly CompetenceResult[] {
  const codes = [...new Set(answered.competencies)].sort(compareCodes);
  return resultOf(
    codes.map((competence) => answersOn(competence, answered)),
    rules,
  );
}

function answersOn(competence: string, { form, responses, stopReasons }: AnsweredForm) {
  const items = form.filter((item) => item.competence === competence);
  const given = items.flatMap((item) => {
    const response = responses.get(item.itemId);
    return response === undefined ? [] : [observationOf(item, response)];
  });
  return {
    competence,
    observations: given.filter((observation) => observation !== null),
    stopReason: stopReasons.get(competence) ?? 'submitted',
  };
}
