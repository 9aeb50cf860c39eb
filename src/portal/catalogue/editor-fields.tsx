import type { VNode } from 'preact';

import { ACCESS_MODES, ACCESSIBILITY, FORMATS, LIMITS } from '../../courses/index.js';
import { Checkbox, Field, Input } from '../shared/components.js';
import { Words } from './bulk-fields.js';
import type { EditorFieldsProps } from './editor-fields-props.js';
import { LessonRows, RequirementRows } from './editor-rows.js';

const ROWS_OF_TEXT = 6;

/** The fields of a course, each with what it is good for. */
export function EditorFields(props: EditorFieldsProps): VNode {
  const { page, names, values } = props;
  const { t } = page;
  const label = (id: string) => t(`portal-catalogue:fields.${id}`);
  const hint = (id: string) => t(`portal-catalogue:hints.${id}`);
  return (
    <>
      <Input id="titleDe" label={label('titleDe')} value={values.titleDe} maxLength={LIMITS.title} />
      <Input
        id="titleEn"
        label={label('titleEn')}
        hint={hint('titleEn')}
        value={values.titleEn}
        maxLength={LIMITS.title}
      />
      <Long id="descriptionDe" label={label('descriptionDe')} hint={hint('description')} value={values.descriptionDe} />
      <Long id="descriptionEn" label={label('descriptionEn')} value={values.descriptionEn} />
      <Input id="provider" label={label('provider')} value={values.provider} maxLength={LIMITS.provider} required />
      <Input id="code" label={label('code')} hint={hint('code')} value={values.code} maxLength={LIMITS.code} />
      <Input id="url" type="url" label={label('url')} hint={hint('url')} value={values.url} maxLength={LIMITS.url} />
      <Input id="minutes" type="number" label={label('minutes')} hint={hint('minutes')} value={values.minutes} />
      <Input id="price" label={label('price')} hint={hint('price')} value={euros(values.price)} maxLength={12} />
      <Input
        id="languages"
        label={label('languages')}
        hint={t('portal-catalogue:languagesHint')}
        value={values.languages}
      />
      <Words page={page} names={names} facet="format" name="formats" words={FORMATS} chosen={values.formats} />
      <AccessModes {...props} />
      <Words
        page={page}
        names={names}
        facet="accessibility"
        name="accessibility"
        words={ACCESSIBILITY}
        chosen={values.accessibility}
      />
      <LessonRows {...props} />
      <RequirementRows {...props} />
      <Input
        id="prerequisites"
        label={label('prerequisites')}
        hint={hint('prerequisites')}
        value={values.prerequisites}
      />
    </>
  );
}

function Long(props: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
}): VNode {
  const { value, ...field } = props;
  return (
    <Field {...field}>
      {(described) => (
        <textarea class="kern-form-input__input" rows={ROWS_OF_TEXT} maxLength={LIMITS.description} {...described}>
          {value}
        </textarea>
      )}
    </Field>
  );
}

function AccessModes({ page: { t }, values }: EditorFieldsProps): VNode {
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{t('portal-catalogue:fields.accessModes')}</legend>
      <div class="kern-fieldset__body">
        {ACCESS_MODES.map((mode) => (
          <Checkbox
            key={mode}
            id={`accessModes-${mode}`}
            name="accessModes"
            value={mode}
            label={t(`portal-catalogue:values.accessMode.${mode}`)}
            checked={values.accessModes.includes(mode)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** As people write it, and as the form reads it again; what could not be read comes back as it was written. */
function euros(cents: number | undefined): string | undefined {
  return cents === undefined ? undefined : (cents / 100).toFixed(2).replace('.', ',');
}
