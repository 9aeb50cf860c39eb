import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { type AllotmentView, lastDayToObject } from '../../vouchers/index.js';
import { Alert, LinkButton, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import { LooksAgain } from '../shared/looks-again.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { Decided } from './decided.service.js';
import { DecisionTable } from './decision-table.js';
import { ObjectionList } from './objection-list.js';
import { spread } from './parts.js';

interface DecidedProps {
  readonly page: PageContext;
  readonly decided: Decided;
}

const LOOK_AGAIN_SECONDS = 2;

/** The distribution as it is decided: shares, records to keep, objections, and what can still be done about it. */
export function DecidedPage({ page, decided }: DecidedProps): VNode {
  const { t, locale } = page;
  const { programme, decisions, current, allotments } = decided;
  const pending = current?.state === 'pending';
  const granted = allotments.map((one) => one.granted).filter((vouchers) => vouchers > 0);
  const title = pending
    ? t('portal-distribution:decided.pending')
    : spread(page, {
        vouchers: granted.reduce((sum, one) => sum + one, 0),
        municipalities: granted.length,
        least: granted.reduce((least, one) => Math.min(least, one), granted[0] ?? 0),
        most: granted.reduce((most, one) => Math.max(most, one), 0),
      });
  return (
    <Layout page={page} title={title} wide refresh={pending ? LOOK_AGAIN_SECONDS : undefined}>
      <Text muted>{t('portal-distribution:decided.lead', { title: inLocale(programme.title, locale) })}</Text>
      {pending && <LooksAgain page={page} seconds={LOOK_AGAIN_SECONDS} />}
      <Window page={page} decided={decided} />
      <DecisionTable page={page} programmeId={programme.id} decisions={decisions} />
      <ObjectionList page={page} decided={decided} />
      <Acts page={page} decided={decided} />
      {!pending && <ShareTable page={page} allotments={allotments} />}
      <LinkButton kind="tertiary" label={t('portal-distribution:back')} href={`/admin/programmes/${programme.id}`} />
    </Layout>
  );
}

function Window({ page, decided }: DecidedProps): VNode | null {
  const { t, format } = page;
  const { programme, current, now } = decided;
  if (programme.state !== 'draft' || current?.state !== 'committed') return null;
  const until = format.day(lastDayToObject(current) ?? current.committedAt);
  const isOpen = now < current.objectionsUntil;
  return (
    <Alert kind="info" title={t(`portal-distribution:decided.${isOpen ? 'windowOpen' : 'windowOver'}`, { until })} />
  );
}

function Acts({ page, decided: { programme } }: DecidedProps): VNode | null {
  const { t } = page;
  const here = `/admin/programmes/${programme.id}/distribution`;
  if (programme.state === 'draft') {
    return <LinkButton kind="secondary" label={t('portal-distribution:reverse.link')} href={`${here}/reverse`} />;
  }
  if (programme.state !== 'open') return null;
  return <LinkButton kind="secondary" label={t('portal-distribution:topUp.link')} href={`${here}/top-up`} />;
}

function ShareTable({
  page,
  allotments,
}: {
  readonly page: PageContext;
  readonly allotments: Decided['allotments'];
}): VNode {
  const { t, format } = page;
  const name = (key: string) => t(`portal-distribution:table.${key}`);
  return (
    <Table<AllotmentView>
      caption={name('decidedCaption')}
      rows={allotments}
      rowKey={({ municipalityId }) => municipalityId}
      empty={null}
      columns={[
        { key: 'name', title: name('municipality'), cell: (one) => one.name, total: name('sum') },
        { key: 'ars', title: name('ars'), cell: ({ ars }) => ars },
        { key: 'quota', title: name('quota'), numeric: true, cell: ({ quota }) => format.exact(quota) },
        {
          key: 'granted',
          title: name('granted'),
          numeric: true,
          cell: ({ granted }) => format.count(granted),
          total: format.count(allotments.reduce((sum, { granted }) => sum + granted, 0)),
        },
      ]}
    />
  );
}
