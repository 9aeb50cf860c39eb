import type { VNode } from 'preact';

import type { AskedQuestion } from '../../checks/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Select } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { AnswerFault } from './answer-form.js';
import { QuestionMedia } from './question-media.js';

type Question = NonNullable<AskedQuestion['question']>;

interface ChoicesProps {
  readonly page: PageContext;
  readonly question: Question;
  readonly statement: string;
  readonly response: AskedQuestion['response'];
  readonly fault: AnswerFault | undefined;
}

/** The statement as the legend of its answers: radio choices, checkboxes, or one list per place of an order. */
export function Choices({ page, question, statement, response, fault }: ChoicesProps): VNode {
  const { t } = page;
  const hint = question.kind === 'multiple-choice' || question.kind === 'ordering' ? question.kind : null;
  const described = [hint !== null && 'question-hint', fault !== undefined && 'question-error']
    .filter(Boolean)
    .join(' ');
  const chosen = chosenIn(response);
  return (
    <fieldset
      class={`kern-fieldset${fault === undefined ? '' : ' kern-fieldset--error'}`}
      {...(described !== '' && { 'aria-describedby': described })}
    >
      <legend class="statement" id="statement">
        {statement}
      </legend>
      {hint !== null && (
        <div class="kern-hint" id="question-hint">
          {t(`portal-employee:question.hint.${hint}`)}
        </div>
      )}
      {fault !== undefined && (
        <p class="kern-error" id="question-error" tabIndex={-1} autoFocus>
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{t(`portal-employee:question.fault.${fault}`)}</span>
        </p>
      )}
      <QuestionMedia page={page} media={question.media} />
      <div class="kern-fieldset__body choices">
        {question.kind === 'ordering' ? (
          <Places page={page} question={question} order={chosen} />
        ) : (
          <Options page={page} question={question} chosen={chosen} />
        )}
      </div>
    </fieldset>
  );
}

interface OptionsProps {
  readonly page: PageContext;
  readonly question: Question;
  readonly chosen: readonly number[];
}

function Options({ page, question, chosen }: OptionsProps): VNode {
  const isMultiple = question.kind === 'multiple-choice';
  return (
    <>
      {question.options.map(({ index, text }, at) => (
        <div key={index} class="kern-form-check">
          <input
            class={isMultiple ? 'kern-form-check__checkbox' : 'kern-form-check__radio'}
            type={isMultiple ? 'checkbox' : 'radio'}
            id={`option-${index}`}
            name="chosen"
            value={index}
            checked={chosen.includes(index)}
            required={!isMultiple}
          />
          <label class="kern-label" for={`option-${index}`}>
            <kbd class="key" aria-hidden="true" hidden>
              {at + 1}
            </kbd>
            {inLocale(text, page.locale)}
          </label>
        </div>
      ))}
    </>
  );
}

function Places({
  page,
  question,
  order,
}: Omit<OptionsProps, 'chosen'> & { readonly order: readonly number[] }): VNode {
  const { t, locale } = page;
  const options = question.options.map(({ index, text }) => ({ value: String(index), label: inLocale(text, locale) }));
  const choices = [{ value: '', label: t('portal-employee:question.choosePlace') }, ...options];
  return (
    <>
      {options.map(({ value }, at) => (
        <Select
          key={value}
          id={`place-${at + 1}`}
          name="chosen"
          label={t('portal-employee:question.place', { place: at + 1 })}
          options={choices}
          value={order[at] === undefined ? '' : String(order[at])}
        />
      ))}
    </>
  );
}

/** The options of an answer given before, in its order. */
function chosenIn(response: AskedQuestion['response']): readonly number[] {
  switch (response?.kind) {
    case 'self-rating':
    case 'single-choice':
      return [response.option];
    case 'multiple-choice':
      return response.options;
    case 'ordering':
      return response.order;
    default:
      return [];
  }
}
