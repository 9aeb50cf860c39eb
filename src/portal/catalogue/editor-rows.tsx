import type { VNode } from 'preact';

import { Select, Text } from '../shared/components.js';
import type { EditorFieldsProps } from './editor-fields-props.js';
import { roomFor } from './editor-values.js';
import { competenceWord } from './words.js';

const HIGHEST = 8;
/** Empty rows at the end; after saving there are as many again. */
const FREE_ROWS = 3;

/** What the course teaches: a row per competence. */
export function LessonRows({ page, names, values }: EditorFieldsProps): VNode {
  const { t } = page;
  const { lessonCompetence, lessonFrom, lessonTo } = values;
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{t('portal-catalogue:fields.lessons')}</legend>
      <Text muted>{t('portal-catalogue:hints.lessons')}</Text>
      {rowsOf(lessonCompetence).map((at) => (
        <div key={at} class="row">
          <Competence page={page} names={names} name="lessonCompetence" at={at} value={lessonCompetence[at]} />
          <Level
            name="lessonFrom"
            at={at}
            from={0}
            label={t('portal-catalogue:editor.fromOf', { row: at + 1 })}
            value={lessonFrom[at]}
          />
          <Level
            name="lessonTo"
            at={at}
            from={1}
            label={t('portal-catalogue:editor.toOf', { row: at + 1 })}
            value={lessonTo[at]}
          />
        </div>
      ))}
    </fieldset>
  );
}

/** What one should bring along of competences that the course does not teach. */
export function RequirementRows({ page, names, values }: EditorFieldsProps): VNode {
  const { t } = page;
  const { requirementCompetence, requirementLevel } = values;
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{t('portal-catalogue:fields.requirements')}</legend>
      <Text muted>{t('portal-catalogue:hints.requirements')}</Text>
      {rowsOf(requirementCompetence).map((at) => (
        <div key={at} class="row">
          <Competence
            page={page}
            names={names}
            name="requirementCompetence"
            at={at}
            value={requirementCompetence[at]}
          />
          <Level
            name="requirementLevel"
            at={at}
            from={1}
            label={t('portal-catalogue:editor.levelOf', { row: at + 1 })}
            value={requirementLevel[at]}
          />
        </div>
      ))}
    </fieldset>
  );
}

function rowsOf(filled: readonly string[]): readonly number[] {
  return Array.from({ length: filled.length + roomFor(filled, FREE_ROWS) }, (_, at) => at);
}

interface CompetenceProps extends Pick<EditorFieldsProps, 'page' | 'names'> {
  readonly name: string;
  readonly at: number;
  readonly value: string | undefined;
}

function Competence({ page, names, name, at, value = '' }: CompetenceProps): VNode {
  const known = names.competencies.map(({ code }) => code);
  const codes = value === '' || known.includes(value) ? known : [value, ...known];
  return (
    <Select
      id={`${name}-${at}`}
      name={name}
      label={page.t('portal-catalogue:editor.competenceOf', { row: at + 1 })}
      options={[
        { value: '', label: page.t('portal-catalogue:editor.noCompetence') },
        ...codes.map((code) => ({ value: code, label: competenceWord(page, names, code) })),
      ]}
      value={value}
    />
  );
}

interface LevelProps {
  readonly name: string;
  readonly at: number;
  /** Lowest level to choose. */
  readonly from: number;
  readonly label: string;
  readonly value: string | undefined;
}

function Level({ name, at, from, label, value = '' }: LevelProps): VNode {
  const levels = Array.from({ length: HIGHEST + 1 - from }, (_, step) => String(from + step));
  return (
    <Select
      id={`${name}-${at}`}
      name={name}
      label={label}
      options={['', ...levels].map((level) => ({ value: level, label: level === '' ? '–' : level }))}
      value={value}
    />
  );
}
