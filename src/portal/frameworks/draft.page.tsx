import type { VNode } from 'preact';

import { DIFFERENCE_KINDS, type FrameworkFile, type PartDifference, type PartName } from '../../competencies/index.js';
import { inLocale } from '../../kernel/localized.js';
import { HistoryLink } from '../audit/history-link.js';
import { Link } from '../employee/parts.js';
import { LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { DraftSheet } from './draft-sheets.service.js';
import { draftPath, frameworkPath, partPath } from './paths.js';

interface DraftProps {
  readonly page: PageContext;
  readonly sheet: DraftSheet;
}

type Area = FrameworkFile['areas'][number];
type FileCompetence = Area['competencies'][number];

/** A next edition in the making: what differs so far, and the way to every part of it. */
export function DraftPage({ page, sheet }: DraftProps): VNode {
  const { t, locale, format } = page;
  const { id, title, edition, updatedAt, content } = sheet.draft;
  const values = { title: inLocale(title, locale), edition, basis: sheet.basis?.edition ?? '' };
  return (
    <Layout page={page} title={t('portal-frameworks:draft.title', values)} wide>
      <Text>{t('portal-frameworks:draft.lead', values)}</Text>
      <Text>{summaryOf(page, sheet.differences)}</Text>
      <div class="row">
        <LinkButton label={t('portal-frameworks:draft.publish')} href={`${draftPath(id)}/publish`} />
        <LinkButton
          kind="secondary"
          label={t('portal-frameworks:draft.addCompetence')}
          href={`${draftPath(id)}/new/competence`}
        />
        <LinkButton kind="secondary" label={t('portal-frameworks:draft.addArea')} href={`${draftPath(id)}/new/area`} />
        <LinkButton kind="tertiary" label={t('portal-frameworks:draft.delete')} href={`${draftPath(id)}/delete`} />
      </div>
      <Withdrawn page={page} sheet={sheet} />
      <General page={page} sheet={sheet} />
      {content.areas.map((area) => (
        <AreaSection key={area.code} page={page} sheet={sheet} area={area} />
      ))}
      <Text muted>{t('portal-frameworks:draft.saved', { moment: format.moment(updatedAt) })}</Text>
      <HistoryLink page={page} about={{ subject: id }} />
      <LinkButton kind="secondary" label={t('portal-frameworks:one.all')} href="/admin/frameworks" />
    </Layout>
  );
}

/** "Bisher geändert: 2 neu, 1 geändert." */
function summaryOf({ t, format }: PageContext, differences: readonly PartDifference[]): string {
  if (differences.length === 0) return t('portal-frameworks:draft.same');
  const counts = DIFFERENCE_KINDS.flatMap((kind) => {
    const count = differences.filter(({ difference }) => difference === kind).length;
    return count === 0 ? [] : [t(`portal-frameworks:draft.counts.${kind}`, { count, shown: format.count(count) })];
  });
  return t('portal-frameworks:draft.differs', { counts: counts.join(', ') });
}

/** Head and levels, which stand for all competences. */
function General({ page, sheet }: DraftProps): VNode {
  const { t, locale } = page;
  const { id, content, code } = sheet.draft;
  const rows = [
    { kind: 'framework' as const, code, label: t('portal-frameworks:draft.head') },
    ...content.levels.map(({ number, name }) => ({
      ...{ kind: 'level' as const, code: String(number) },
      label: t('portal-frameworks:draft.level', { number, name: inLocale(name, locale) }),
    })),
  ];
  return (
    <Table<PartName & { readonly label: string }>
      caption={t('portal-frameworks:draft.general')}
      rows={rows}
      rowKey={({ kind, code: of }) => `${kind} ${of}`}
      empty=""
      columns={[
        {
          key: 'part',
          title: t('portal-frameworks:draft.part'),
          cell: ({ label, ...name }) => <Link href={partPath(id, name)}>{label}</Link>,
        },
        { key: 'state', title: t('portal-frameworks:draft.state'), cell: (name) => stateOf(page, sheet, name) },
      ]}
    />
  );
}

function AreaSection({ page, sheet, area }: DraftProps & { readonly area: Area }): VNode {
  const { t, locale } = page;
  const { id } = sheet.draft;
  const title = `${area.code} ${inLocale(area.title, locale)}`;
  const area_ = { kind: 'area', code: area.code } as const;
  return (
    <section aria-labelledby={`area-${area.code}`}>
      <h2 class="kern-heading-medium" id={`area-${area.code}`}>
        {title}
      </h2>
      <p class="kern-body">
        {`${stateOf(page, sheet, area_)} · `}
        <Link href={partPath(id, area_)}>{t('portal-frameworks:draft.editArea', { code: area.code })}</Link>
      </p>
      <Table<FileCompetence>
        caption={t('portal-frameworks:draft.competencies', { area: title })}
        rows={area.competencies}
        rowKey={({ code }) => code}
        empty={<Text>{t('portal-frameworks:draft.emptyArea')}</Text>}
        columns={[
          {
            key: 'competence',
            title: t('portal-frameworks:competence'),
            cell: ({ code, title: name }) => (
              <Link href={partPath(id, { kind: 'competence', code })}>{`${code} ${inLocale(name, locale)}`}</Link>
            ),
          },
          {
            key: 'state',
            title: t('portal-frameworks:draft.state'),
            cell: ({ code }) => stateOf(page, sheet, { kind: 'competence', code }),
          },
          {
            key: 'withdraw',
            title: t('portal-frameworks:draft.act'),
            cell: ({ code }) => (
              <Link href={`${draftPath(id)}/withdraw/${encodeURIComponent(code)}`}>
                {t('portal-frameworks:draft.withdraw', { code })}
              </Link>
            ),
          },
        ]}
      />
    </section>
  );
}

/** Competences of the edition before that this one leaves out; they can be taken back in. */
function Withdrawn({ page, sheet }: DraftProps): VNode | null {
  const { t, locale } = page;
  const { id } = sheet.draft;
  const rows = sheet.differences.filter(({ kind, difference }) => kind === 'competence' && difference === 'withdrawn');
  if (rows.length === 0) return null;
  return (
    <Table<PartDifference>
      caption={t('portal-frameworks:draft.withdrawn', { count: rows.length })}
      rows={rows}
      rowKey={({ code }) => code}
      empty=""
      columns={[
        {
          key: 'competence',
          title: t('portal-frameworks:competence'),
          cell: ({ code, title }) => `${code} ${inLocale(title, locale)}`,
        },
        {
          key: 'restore',
          title: t('portal-frameworks:draft.act'),
          cell: ({ code }) => (
            <form method="post" action={`${draftPath(id)}/restore/${encodeURIComponent(code)}`}>
              <Submit kind="secondary" label={t('portal-frameworks:draft.restore', { code })} />
            </form>
          ),
        },
      ]}
    />
  );
}

function stateOf({ t }: PageContext, { differenceOf }: DraftSheet, name: PartName): string {
  return t(`portal-frameworks:differences.${differenceOf(name) ?? 'none'}`);
}

/** Where the draft of a framework is, or how one is begun. */
export function ToDraft(props: {
  readonly page: PageContext;
  readonly frameworkId: string;
  readonly draft: { readonly id: string; readonly edition: string } | undefined;
}): VNode {
  const { page, frameworkId, draft } = props;
  const { t } = page;
  return draft === undefined ? (
    <LinkButton label={t('portal-frameworks:one.next')} href={`${frameworkPath(frameworkId)}/next-edition`} />
  ) : (
    <LinkButton label={t('portal-frameworks:one.toDraft', { edition: draft.edition })} href={draftPath(draft.id)} />
  );
}
