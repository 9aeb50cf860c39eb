import type { VNode } from 'preact';

import { Bullets } from '../employee/parts.js';
import { Alert, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { ProgrammeSheet } from './programme-sheets.service.js';
import { competenceWord, courseWord } from './words.js';

interface RulesProps {
  readonly page: PageContext;
  readonly sheet: ProgrammeSheet;
}

/** From so many entries on, a list is folded. */
const FOLDED_FROM = 6;

/** The rules of a programme, a sentence each. */
export function Rules({ page, sheet }: RulesProps): VNode {
  const { t } = page;
  return (
    <section aria-labelledby="rules">
      <h2 class="kern-heading-medium" id="rules">
        {t('portal-programmes:rules.title')}
      </h2>
      <h3 class="kern-heading-small">{t('portal-programmes:rules.pays')}</h3>
      <Bullets items={coursesOf({ page, sheet })} />
      <Payable page={page} sheet={sheet} />
      <h3 class="kern-heading-small">{t('portal-programmes:rules.whoAndWhen')}</h3>
      <Bullets items={peopleOf({ page, sheet })} />
    </section>
  );
}

/** What keeps a rule that no course fits from being found out only by employees. */
function Payable({ page: { t }, sheet: { payable, programme } }: RulesProps): VNode {
  if (payable.fit > 0) return <Text>{t('portal-programmes:rules.payable', { ...payable })}</Text>;
  return (
    <Alert kind="warning" title={t('portal-programmes:rules.nothingPayable', { ...payable })}>
      <Text>{t(`portal-programmes:rules.nothingPayableHelp.${programme.state === 'draft' ? 'draft' : 'later'}`)}</Text>
    </Alert>
  );
}

function coursesOf({ page, sheet }: RulesProps): readonly (VNode | string)[] {
  const { t, format } = page;
  const { maxPriceCents, providers, competences } = sheet.programme;
  const price = maxPriceCents === null ? 'noPriceCap' : 'priceCap';
  return [
    t('portal-programmes:rules.free'),
    t(`portal-programmes:rules.${price}`, { price: format.money(maxPriceCents ?? 0) }),
    <Only
      key="providers"
      lead={t(`portal-programmes:rules.${providers.length === 0 ? 'anyProvider' : 'providers'}`, {
        count: providers.length,
      })}
      items={providers}
    />,
    <Only
      key="competences"
      lead={t(`portal-programmes:rules.${competences.length === 0 ? 'anyCompetence' : 'competences'}`, {
        count: competences.length,
      })}
      items={competences.map((key) => competenceWord(page, sheet.names, key))}
    />,
    <Only
      key="courses"
      lead={t(`portal-programmes:rules.${sheet.named.length === 0 ? 'anyCourse' : 'courses'}`, {
        count: sheet.named.length,
      })}
      items={sheet.named.map((course) => courseWord(page, course))}
    />,
  ];
}

/** A rule with what it names; a long list opens on demand. */
function Only({ lead, items }: { readonly lead: string; readonly items: readonly string[] }): VNode {
  if (items.length === 0) return <>{lead}</>;
  if (items.length < FOLDED_FROM) {
    return (
      <>
        {lead}
        <Bullets items={items} />
      </>
    );
  }
  return (
    <details>
      <summary>{lead}</summary>
      <Bullets items={items} />
    </details>
  );
}

function peopleOf({ page, sheet }: RulesProps): readonly string[] {
  const { t, format } = page;
  const { startsOn, endsOn, validityDays, limitPerYear, objectionDays, approval } = sheet.programme;
  const { waitingOrder, waitingApproval, waitingSeed } = sheet.programme;
  const rule = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    t(`portal-programmes:rules.${key}`, values);
  return [
    rule('term', { start: format.day(startsOn), end: format.day(endsOn) }),
    rule('validity', { count: validityDays }),
    rule('limit', { count: limitPerYear }),
    rule(`approval.${approval}`),
    rule(`waitingOrder.${waitingOrder}`, { seed: waitingSeed }),
    rule(`waitingApproval.${waitingApproval}`),
    rule('objection', { count: objectionDays }),
  ];
}
