import type { VNode } from 'preact';

import { ACCESSIBILITY, BULK_KINDS, FORMATS } from '../../courses/index.js';
import type { Names } from '../employee/names.js';
import { Checkbox, Input, Select, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { competenceWord, facetWord } from './words.js';

interface BulkFieldsProps {
  readonly page: PageContext;
  readonly names: Names;
}

const LEVELS = 8;

/** What is done to the chosen courses; only the fields of the chosen change count. */
export function BulkFields({ page, names }: BulkFieldsProps): VNode {
  const { t } = page;
  const options = (kinds: readonly string[], of: string) =>
    kinds.map((value) => ({ value, label: t(`portal-catalogue:bulk.${of}.${value}`) }));
  return (
    <details class="kern-accordion">
      <summary class="kern-accordion__header">
        <span class="kern-title">{t('portal-catalogue:bulk.title')}</span>
      </summary>
      <div class="kern-accordion__body">
        <Text>{t('portal-catalogue:bulk.lead')}</Text>
        <Select id="change" label={t('portal-catalogue:bulk.change')} options={options(BULK_KINDS, 'kinds')} />
        <Values page={page} names={names} />
        <Select
          id="mode"
          label={t('portal-catalogue:bulk.mode')}
          options={options(['all-or-nothing', 'good-ones'], 'modes')}
        />
        <Submit label={t('portal-catalogue:bulk.submit')} />
      </div>
    </details>
  );
}

function Values({ page, names }: BulkFieldsProps): VNode {
  const { t } = page;
  const competences = names.competencies.map(({ code }) => ({ value: code, label: competenceWord(page, names, code) }));
  const levels = (from: number) =>
    Array.from({ length: LEVELS + 1 - from }, (_, at) => ({ value: String(at + from), label: String(at + from) }));
  return (
    <>
      <Input id="bulkPrice" label={t('portal-catalogue:bulk.price')} maxLength={12} />
      <Input
        id="bulkLanguages"
        label={t('portal-catalogue:bulk.languages')}
        hint={t('portal-catalogue:languagesHint')}
        maxLength={100}
      />
      <Words page={page} names={names} facet="format" name="bulkFormats" words={FORMATS} />
      <Words page={page} names={names} facet="accessibility" name="bulkAccessibility" words={ACCESSIBILITY} />
      <div class="row">
        <Select
          id="bulkCompetence"
          label={t('portal-catalogue:bulk.competence')}
          options={[{ value: '', label: '–' }, ...competences]}
        />
        <Select id="bulkFrom" label={t('portal-catalogue:editor.from')} options={levels(0)} />
        <Select id="bulkTo" label={t('portal-catalogue:editor.to')} options={levels(1)} />
      </div>
    </>
  );
}

interface WordsProps extends BulkFieldsProps {
  readonly facet: 'format' | 'accessibility';
  readonly name: string;
  readonly words: readonly string[];
  readonly chosen?: readonly string[];
}

/** Boxes for words of a list. */
export function Words({ page, names, facet, name, words, chosen = [] }: WordsProps): VNode {
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{page.t(`portal-catalogue:facets.${facet}`)}</legend>
      <div class="kern-fieldset__body">
        {words.map((word) => (
          <Checkbox
            key={word}
            id={`${name}-${word}`}
            name={name}
            value={word}
            label={facetWord(page, names, facet, word)}
            checked={chosen.includes(word)}
          />
        ))}
      </div>
    </fieldset>
  );
}
