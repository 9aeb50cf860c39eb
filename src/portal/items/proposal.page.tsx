import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { LinkButton, Text } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { Impact, ProposedVersion } from './items.service.js';

interface ProposalProps {
  readonly page: PageContext;
  readonly proposal: ProposedVersion;
}

type Calibration = Impact['calibration'][number];
type Change = Impact['figures'][number];

/** A proposed version: how it came about, and what it would change. */
export function ProposalPage({ page, proposal: { version, impact } }: ProposalProps): VNode {
  const { t, locale, format } = page;
  const items = impact.calibration.reduce((sum, { recalibrated }) => sum + recalibrated, 0);
  const name = t('portal-items:versions.name', { bank: inLocale(version.bankTitle, locale), version: version.version });
  return (
    <Layout page={page} title={t('portal-items:proposal.title', { name, count: items })} wide>
      <Text>{t('portal-items:proposal.lead')}</Text>
      <Text muted>
        {t('portal-items:proposal.period', { period: impact.period, made: format.moment(impact.madeAt) })}
      </Text>
      <Calibrations page={page} calibration={impact.calibration} />
      <Changes page={page} figures={impact.figures} />
      {version.state === 'draft' && (
        <div class="row">
          <LinkButton label={t('portal-items:proposal.publish')} href={`/admin/items/${version.id}/publish`} />
          <LinkButton
            kind="secondary"
            label={t('portal-items:proposal.discard')}
            href={`/admin/items/${version.id}/discard`}
          />
        </div>
      )}
      <LinkButton kind="secondary" label={t('portal-items:quality.back')} href="/admin/items" />
    </Layout>
  );
}

function Calibrations({
  page,
  calibration,
}: {
  readonly page: PageContext;
  readonly calibration: readonly Calibration[];
}): VNode {
  const { t, format } = page;
  return (
    <Table<Calibration>
      caption={t('portal-items:proposal.calibration')}
      rows={calibration}
      rowKey={({ competence }) => competence}
      empty={<Text>{t('portal-items:quality.noItems')}</Text>}
      columns={[
        { key: 'competence', title: t('portal-items:competence'), cell: ({ competence }) => competence },
        {
          key: 'outcome',
          title: t('portal-items:proposal.outcome'),
          cell: ({ outcome }) => t(`portal-items:outcomes.${outcome}`),
        },
        {
          key: 'items',
          title: t('portal-items:proposal.recalibrated'),
          numeric: true,
          cell: ({ recalibrated }) => format.count(recalibrated),
        },
        { key: 'anchors', title: t('portal-items:proposal.anchors'), cell: ({ anchors }) => anchors.join(', ') || '–' },
        {
          key: 'move',
          title: t('portal-items:proposal.move'),
          numeric: true,
          cell: ({ meanMove }) => (meanMove === null ? '–' : format.measure(meanMove)),
        },
        {
          key: 'population',
          title: t('portal-items:proposal.population'),
          cell: ({ population }) =>
            population === null
              ? '–'
              : t('portal-items:proposal.spread', {
                  mean: format.measure(population.mean),
                  sd: format.measure(population.sd),
                }),
        },
      ]}
    />
  );
}

function Changes({ page, figures }: { readonly page: PageContext; readonly figures: readonly Change[] }): VNode {
  const { t, format } = page;
  const persons = (value: number | null): string =>
    value === null ? t('portal-items:notNamed') : t('portal-items:about', { count: value, value: format.count(value) });
  return (
    <Table<Change>
      caption={t('portal-items:proposal.changes')}
      rows={figures}
      rowKey={({ competence }) => competence}
      empty={<Text>{t('portal-items:proposal.noResults')}</Text>}
      columns={[
        { key: 'competence', title: t('portal-items:competence'), cell: ({ competence }) => competence },
        {
          key: 'persons',
          title: t('portal-items:quality.persons'),
          numeric: true,
          cell: (row) => persons(row.persons),
        },
        {
          key: 'gained',
          title: t('portal-items:proposal.gained'),
          numeric: true,
          cell: ({ gained }) => persons(gained),
        },
        { key: 'lost', title: t('portal-items:proposal.lost'), numeric: true, cell: ({ lost }) => persons(lost) },
        {
          key: 'same',
          title: t('portal-items:proposal.unchanged'),
          numeric: true,
          cell: ({ unchanged }) => persons(unchanged),
        },
        {
          key: 'shift',
          title: t('portal-items:proposal.shift'),
          numeric: true,
          cell: ({ shift }) => (shift === null ? t('portal-items:unknown') : format.measure(shift)),
        },
      ]}
    />
  );
}

interface DecisionProps {
  readonly page: PageContext;
  readonly id: string;
  readonly decision: 'publish' | 'discard';
}

/** Asks before a proposal is published or thrown away. */
export function DecisionPage({ page, id, decision }: DecisionProps): VNode {
  const { t } = page;
  return (
    <Confirmation
      page={page}
      title={t(`portal-items:decisions.${decision}.title`)}
      consequences={[t(`portal-items:decisions.${decision}.follows`)]}
      action={`/admin/items/${id}/${decision}`}
      act={t(`portal-items:decisions.${decision}.act`)}
      back={{ label: t('portal-items:decisions.back'), href: `/admin/items/${id}/proposal` }}
    />
  );
}
