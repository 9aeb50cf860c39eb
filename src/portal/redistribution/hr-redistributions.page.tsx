import type { VNode } from 'preact';

import { ObjectionWords } from '../distribution/objection-list.js';
import { DeskBar, DeskField } from '../hr/desk-bar.js';
import { Field, Submit, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeNames } from '../shared/programme-names.js';
import type { HrRedistributions, OwnRedistribution } from './hr-redistributions.service.js';
import { reasonOf } from './position-table.js';
import { Facts, RecordLinks } from './redistribution-parts.js';

interface HrRedistributionsProps {
  readonly page: PageContext;
  readonly list: HrRedistributions;
}

/** What is announced, and what the own municipality will give or get, and why. */
export function HrRedistributionsPage({ page, list }: HrRedistributionsProps): VNode {
  const { t } = page;
  const { desk, redistributions } = list;
  const nameOf = programmeNames(
    page,
    redistributions.map(({ programme }) => programme),
  );
  const coming = redistributions.filter(isComing).length;
  const title =
    redistributions.length === 0
      ? t('portal-redistribution:hr.none')
      : t('portal-redistribution:hr.title', { count: coming });
  return (
    <Layout page={page} title={title}>
      <DeskBar page={page} desk={desk} action="/hr/redistributions" />
      <Text>{t('portal-redistribution:hr.lead')}</Text>
      {redistributions.map((own) => (
        <Own key={own.redistribution.id} page={page} own={own} list={list} name={nameOf(own.programme)} />
      ))}
    </Layout>
  );
}

function isComing({ redistribution: { state } }: OwnRedistribution): boolean {
  return state === 'announced' || state === 'decided';
}

interface OwnProps extends HrRedistributionsProps {
  readonly own: OwnRedistribution;
  /** What the page calls the programme. */
  readonly name: string;
}

function Own({ page, own, list, name: title }: OwnProps): VNode {
  const { t, format } = page;
  const { redistribution, position } = own;
  const { state, dueOn, objectionsUntil } = redistribution;
  const name = (key: string) => t(`portal-redistribution:table.${key}`);
  const until = format.moment(objectionsUntil ?? redistribution.countedAt);
  const day = format.day(dueOn);
  return (
    <section>
      <h2 class="kern-heading-medium">{t('portal-redistribution:hr.heading', { title, day })}</h2>
      <p class="kern-body">
        <strong>{sentenceOf(page, own)}</strong>
      </p>
      <Text>{t(`portal-redistribution:hr.states.${state}`, { day, until })}</Text>
      <Description
        items={[
          { key: name('reason'), value: reasonOf(page, position) },
          { key: name('granted'), value: format.count(position.granted) },
          { key: name('available'), value: format.count(position.available) },
          { key: name('use'), value: format.percent(position.usePercent / 100) },
          { key: name('waiting'), value: format.count(position.waiting) },
        ]}
      />
      <details>
        <summary>{t('portal-redistribution:hr.rules')}</summary>
        <Facts page={page} redistribution={redistribution} />
      </details>
      <RecordLinks page={page} redistribution={redistribution} />
      <Objections page={page} own={own} list={list} name={title} />
    </section>
  );
}

/** What the municipality objects to, and within the window the way to do it; one objection at a time. */
function Objections({ page, own, list: { desk, now }, name }: OwnProps): VNode {
  const { t } = page;
  const { programme, redistribution, objections } = own;
  const { id, state, objectionsUntil } = redistribution;
  const isWithinWindow = state === 'decided' && objectionsUntil !== null && now < objectionsUntil;
  return (
    <>
      {objections.map((objection) => (
        <article key={objection.id} class="objection">
          <ObjectionWords page={page} objection={objection} />
        </article>
      ))}
      {isWithinWindow && !objections.some((one) => one.state === 'open') && (
        <form method="post" action={`/hr/redistributions/${programme.id}/objections`}>
          <DeskField desk={desk} />
          <Field id={`text-${id}`} label={t('portal-distribution:hr.text')} hint={t('portal-distribution:hr.textHint')}>
            {(field) => (
              <textarea class="kern-form-input__input" rows={5} maxLength={4_000} required {...field} name="text" />
            )}
          </Field>
          <Submit kind="secondary" label={t('portal-distribution:hr.object')} about={name} />
        </form>
      )}
    </>
  );
}

/** What the municipality gives or gets: now foretold, at most by decision, or in the end. */
function sentenceOf({ t }: PageContext, { redistribution: { state, isForecast }, position, moved }: OwnRedistribution) {
  if (state === 'cancelled' || state === 'lapsed') return t(`portal-redistribution:hr.nothing.${state}`);
  const isDone = state === 'carried-out' || state === 'reversed';
  const count = isDone ? moved : position.received - position.given;
  const tense = isDone ? 'done' : isForecast ? 'forecast' : 'decided';
  if (count === 0) return t(`portal-redistribution:hr.nothing.${tense}`);
  return t(`portal-redistribution:hr.${count > 0 ? 'gets' : 'gives'}.${tense}`, { count: Math.abs(count) });
}
