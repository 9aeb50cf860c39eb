import type { VNode } from 'preact';

import { lastDayToObject } from '../../vouchers/index.js';
import { DeskBar, DeskField } from '../hr/desk-bar.js';
import type { Desk } from '../hr/desks.service.js';
import { Field, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeNames } from '../shared/programme-names.js';
import type { Decided } from './decided.service.js';
import { DecisionTable } from './decision-table.js';
import type { HrDistributions } from './hr-distributions.service.js';
import { ObjectionWords } from './objection-list.js';

interface HrDistributionsProps {
  readonly page: PageContext;
  readonly list: HrDistributions;
}

/** How the vouchers are distributed, the own share in it, and the way to object while there is time. */
export function HrDistributionsPage({ page, list: { desk, distributions } }: HrDistributionsProps): VNode {
  const { t } = page;
  const nameOf = programmeNames(
    page,
    distributions.map(({ programme }) => programme),
  );
  const open = distributions.filter(mayObject).length;
  const title =
    distributions.length === 0 ? t('portal-distribution:hr.none') : t('portal-distribution:hr.title', { count: open });
  return (
    <Layout page={page} title={title} wide>
      <DeskBar page={page} desk={desk} action="/hr/distributions" />
      <Text>{t('portal-distribution:hr.lead')}</Text>
      {distributions.map((decided) => (
        <Distribution
          key={decided.programme.id}
          page={page}
          desk={desk}
          decided={decided}
          name={nameOf(decided.programme)}
        />
      ))}
    </Layout>
  );
}

interface DistributionProps {
  readonly page: PageContext;
  readonly desk: Desk;
  readonly decided: Decided;
  /** What the page calls the programme. */
  readonly name: string;
}

function Distribution({ page, desk, decided, name }: DistributionProps): VNode {
  const { t, format } = page;
  const { programme, decisions, allotments, objections, current } = decided;
  const [share] = allotments;
  const lastDay = current === null ? null : lastDayToObject(current);
  return (
    <section aria-labelledby={`programme-${programme.id}`}>
      <h2 class="kern-heading-medium" id={`programme-${programme.id}`}>
        {name}
      </h2>
      <Text>
        {share === undefined
          ? t('portal-distribution:hr.noShare')
          : t('portal-distribution:hr.share', { count: share.granted, quota: format.exact(share.quota) })}
      </Text>
      {isWithinWindow(decided) && lastDay !== null && (
        <Text>{t('portal-distribution:hr.until', { until: format.day(lastDay) })}</Text>
      )}
      <DecisionTable page={page} programmeId={programme.id} decisions={decisions} />
      {objections.map((objection) => (
        <article key={objection.id} class="objection">
          <ObjectionWords page={page} objection={objection} />
        </article>
      ))}
      {mayObject(decided) && <ObjectionFields page={page} desk={desk} decided={decided} name={name} />}
    </section>
  );
}

function ObjectionFields({ page: { t }, desk, decided: { programme }, name }: DistributionProps): VNode {
  return (
    <form method="post" action={`/hr/distributions/${programme.id}/objections`}>
      <DeskField desk={desk} />
      <Field
        id={`text-${programme.id}`}
        label={t('portal-distribution:hr.text')}
        hint={t('portal-distribution:hr.textHint')}
      >
        {(field) => (
          <textarea class="kern-form-input__input" rows={5} maxLength={4_000} required {...field} name="text" />
        )}
      </Field>
      <Submit label={t('portal-distribution:hr.object')} about={name} />
    </form>
  );
}

function isWithinWindow({ programme, current, now }: Decided): boolean {
  return programme.state === 'draft' && current !== null && now < current.objectionsUntil;
}

/** One objection at a time. */
function mayObject(decided: Decided): boolean {
  return isWithinWindow(decided) && !decided.objections.some(({ state }) => state === 'open');
}
