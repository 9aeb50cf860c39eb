import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { Names } from '../employee/names.js';
import type { PageContext } from '../shared/page-context.js';
import { faultOf } from './faults.js';
import { type Fault, NOT_ASKED_LEVEL, type ProfileValues, requirementIn } from './form.js';

interface CellProps {
  readonly page: PageContext;
  readonly names: Names;
  readonly values: ProfileValues;
  readonly competence: string;
}

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'];
const WEIGHTS = ['1', '2', '3', '4', '5'];

/** One choice among all levels, with the chosen one in words beside it. */
export function LevelChoice({ page, names, values, competence, fault }: CellProps & { fault?: string }): VNode {
  const { t, locale } = page;
  const { minimum } = requirementIn(values, competence);
  const title = `${competence} ${names.title(competence, locale)}`;
  const choices = ['', ...names.levels.map(({ number }) => String(number))];
  const known = choices.includes(minimum) ? minimum : '';
  return (
    <fieldset
      class="level-choice"
      id={`minimum-${competence}`}
      tabIndex={-1}
      aria-describedby={fault === undefined ? undefined : `fault-${competence}`}
    >
      <legend class="only-heard">{t('portal-profiles:editor.minimumOf', { title })}</legend>
      <div class="level-choice__levels">
        {choices.map((level) => {
          const id = `minimum-${competence}-${level || 'none'}`;
          const named = names.level(Number(level));
          const word = named === undefined ? '' : inLocale(named.name, locale);
          return (
            <span key={level} class="level-choice__level">
              <input
                type="radio"
                id={id}
                name={`minimum-${competence}`}
                value={level || NOT_ASKED_LEVEL}
                checked={level === known}
              />
              <label for={id} title={level === '' ? undefined : names.meaning(competence, Number(level), locale)}>
                {level === '' ? '–' : level}
                <span class="only-heard">{level === '' ? t('portal-profiles:editor.notAsked') : word}</span>
              </label>
            </span>
          );
        })}
      </div>
      <p class="cell-note">
        {known === '' ? t('portal-profiles:editor.notAsked') : names.meaning(competence, Number(known), locale)}
      </p>
      {fault !== undefined && (
        <p class="kern-error" id={`fault-${competence}`}>
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{fault}</span>
        </p>
      )}
    </fieldset>
  );
}

/** Maximum, weight, need and letter of an alternative. */
export function OtherFields(props: CellProps & { readonly faults: readonly Fault[] }): VNode {
  const { page, names, values, competence, faults } = props;
  const { t, locale } = page;
  const asked = requirementIn(values, competence);
  const title = `${competence} ${names.title(competence, locale)}`;
  const levels = names.levels.map(({ number }) => String(number));
  const kinds = [
    { kind: 'maximum', options: levels, value: asked.maximum, empty: true },
    { kind: 'weight', options: WEIGHTS, value: asked.weight, empty: false },
    { kind: 'alternative', options: LETTERS, value: asked.alternative, empty: true },
  ] as const;
  const wrong = kinds
    .map(({ kind }) => faultOf(page, faults, `${kind}-${competence}`))
    .filter((one) => one !== undefined);
  return (
    <div class="requirement-fields">
      {kinds.map(({ kind, options, value, empty }) => (
        <Choice
          key={kind}
          id={`${kind}-${competence}`}
          label={t(`portal-profiles:editor.${kind}`)}
          about={title}
          options={empty ? ['', ...options] : options}
          value={value}
        />
      ))}
      <div class="kern-form-check">
        <input
          class="kern-form-check__checkbox"
          type="checkbox"
          id={`essential-${competence}`}
          name={`essential-${competence}`}
          value="yes"
          checked={asked.essential}
        />
        <label class="kern-label" for={`essential-${competence}`}>
          {t('portal-profiles:essential')}
          <span class="only-heard">: {title}</span>
        </label>
      </div>
      {wrong.map((fault) => (
        <p key={fault} class="kern-error">
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{fault}</span>
        </p>
      ))}
    </div>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly options: readonly string[];
  readonly value: string;
}

/** A value that is none of the options, because a form was sent by hand, is shown all the same. */
function Choice({ id, label, about, options, value }: ChoiceProps): VNode {
  const all = options.includes(value) ? options : [...options, value];
  return (
    <div class="small-choice">
      <label class="kern-label kern-label--small" for={id}>
        {label}
        <span class="only-heard">: {about}</span>
      </label>
      <div class="kern-form-input__select-wrapper">
        <select class="kern-form-input__select" id={id} name={id}>
          {all.map((option) => (
            <option key={option} value={option} selected={option === value}>
              {option === '' ? '–' : option}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
