import type { VNode } from 'preact';

import { FORMATS } from '../../courses/index.js';
import { WorkplaceField } from '../employee/parts.js';
import type { Workplaces } from '../employee/workplaces.service.js';
import { Checkbox, Input, LinkButton, Select, Submit } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { fieldsOf, type PathAsked } from './address.js';
import { LANGUAGES, MOST } from './path.dto.js';

interface LimitsFormProps {
  readonly page: PageContext;
  readonly asked: PathAsked;
  readonly workplaces: Workplaces;
}

/** What the path may take, as a GET form: the same address shows the same path again. */
export function LimitsForm({ page, asked, workplaces }: LimitsFormProps): VNode {
  const { t } = page;
  const set = fieldsOf(asked).filter(([name]) => name !== 'municipalityId').length;
  const title = set === 0 ? t('portal-path:limits.title') : t('portal-path:limits.set', { count: set });
  return (
    <details class="kern-accordion" open={set > 0}>
      <summary class="kern-accordion__header">
        <span class="kern-title">{title}</span>
      </summary>
      <div class="kern-accordion__body">
        <form method="get" action="/path" aria-label={t('portal-path:limits.title')}>
          <div class="row">
            <WorkplaceField page={page} workplaces={workplaces} />
            <Amounts page={page} asked={asked} />
            <Kinds page={page} asked={asked} />
          </div>
          <Checkbox id="accessible" label={t('portal-path:limits.accessible')} checked={asked.accessible === 'yes'} />
          <div class="row">
            <Submit label={t('portal-path:limits.apply')} kind="secondary" />
            {set > 0 && <LinkButton label={t('portal-path:limits.reset')} href="/path" kind="tertiary" />}
          </div>
        </form>
      </div>
    </details>
  );
}

type FieldsProps = Omit<LimitsFormProps, 'workplaces'>;

function Amounts({ page: { t }, asked }: FieldsProps): VNode {
  return (
    <>
      <Input
        id="hours"
        type="number"
        label={t('portal-path:limits.hours')}
        value={asked.hours}
        min={0}
        max={MOST.hours}
      />
      <Input
        id="budget"
        type="number"
        label={t('portal-path:limits.budget')}
        value={asked.budget}
        min={0}
        max={MOST.euros}
      />
      <Input
        id="vouchers"
        type="number"
        label={t('portal-path:limits.vouchers')}
        value={asked.vouchers}
        min={0}
        max={MOST.vouchers}
      />
    </>
  );
}

function Kinds({ page: { t }, asked }: FieldsProps): VNode {
  const any = { value: '', label: t('portal-path:limits.any') };
  const languages = LANGUAGES.map((value) => ({ value, label: t(`portal-employee:languages.${value}`) }));
  const formats = FORMATS.map((value) => ({ value, label: t(`portal-employee:formats.${value}`) }));
  return (
    <>
      <Select
        id="language"
        label={t('portal-path:limits.language')}
        options={[any, ...languages]}
        value={asked.language}
      />
      <Select id="format" label={t('portal-path:limits.format')} options={[any, ...formats]} value={asked.format} />
    </>
  );
}
