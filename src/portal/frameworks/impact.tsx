import type { ComponentChildren, VNode } from 'preact';

import type { CompetenceImpact, EditionImpact } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Link } from '../employee/parts.js';
import { Alert, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface ImpactProps {
  readonly page: PageContext;
  readonly impact: EditionImpact;
}

type Profile = CompetenceImpact['profiles'][number];

/** Named at once; the others open behind their number. */
const NAMED = 3;

/** Competences that are withdrawn while published profiles ask for them, and what to do about it. */
export function Conflicts({ page, impact }: ImpactProps): VNode | null {
  const { t, locale } = page;
  const conflicts = impact.competencies.filter(({ conflict }) => conflict);
  if (conflicts.length === 0) return null;
  return (
    <Alert kind="warning" title={t('portal-frameworks:conflicts.title', { count: conflicts.length })}>
      <Text>{t('portal-frameworks:conflicts.lead')}</Text>
      <ul class="bullets kern-body">
        {conflicts.map(({ code, title, profiles }) => (
          <li key={code}>
            {t('portal-frameworks:conflicts.one', { code, title: inLocale(title, locale) })}
            <ProfileList page={page} profiles={profiles.filter(({ state }) => state === 'published')} />
          </li>
        ))}
      </ul>
      <Text>{t('portal-frameworks:conflicts.what')}</Text>
    </Alert>
  );
}

/** What refers to each competence that the edition touches. */
export function ImpactTable({ page, impact }: ImpactProps): VNode {
  const { t, locale, format } = page;
  const column = (key: string) => t(`portal-frameworks:impact.columns.${key}`);
  const persons = (value: number | null): string =>
    value === null ? t('portal-frameworks:impact.tooFew') : format.count(value);
  const rule = { to: format.day(impact.period.to), size: impact.minimumSize };
  return (
    <section aria-labelledby="impact">
      <h2 class="kern-heading-medium" id="impact">
        {t('portal-frameworks:impact.refers')}
      </h2>
      <Table<CompetenceImpact>
        caption={t('portal-frameworks:impact.caption', { count: impact.competencies.length })}
        rows={impact.competencies}
        rowKey={({ code }) => code}
        empty={<Text>{t('portal-frameworks:impact.untouched')}</Text>}
        columns={[
          {
            key: 'competence',
            title: t('portal-frameworks:competence'),
            cell: ({ code, title, difference }) => (
              <>
                {`${code} ${inLocale(title, locale)}`}
                <span class="cell-note">{t(`portal-frameworks:differences.${difference}`)}</span>
              </>
            ),
          },
          {
            key: 'profiles',
            title: column('profiles'),
            cell: ({ profiles }) =>
              profiles.length === 0 ? none(page) : <ProfileList page={page} profiles={profiles} />,
          },
          {
            key: 'items',
            title: column('items'),
            cell: (row) => (row.items.length === 0 ? none(page) : <Items page={page} competence={row} />),
          },
          {
            key: 'courses',
            title: column('courses'),
            cell: (row) => (row.courses.count === 0 ? none(page) : <Courses page={page} competence={row} />),
          },
          { key: 'running', title: column('running'), numeric: true, cell: ({ running }) => persons(running) },
          { key: 'measured', title: column('measured'), numeric: true, cell: ({ measured }) => persons(measured) },
        ]}
      />
      {impact.competencies.length > 0 && <Text muted>{t('portal-frameworks:impact.rule', rule)}</Text>}
      {impact.competencies.length > 0 && <Text muted>{t('portal-frameworks:impact.results')}</Text>}
    </section>
  );
}

function none({ t }: PageContext): string {
  return t('portal-frameworks:impact.none');
}

/** The first by name, the others behind their number: it opens without script. */
function ProfileList({ page, profiles }: { readonly page: PageContext; readonly profiles: readonly Profile[] }): VNode {
  const { t } = page;
  const others = profiles.slice(NAMED);
  return (
    <>
      <Entries entries={profiles.slice(0, NAMED).map((profile) => profileLink(page, profile))} />
      {others.length > 0 && (
        <details>
          <summary class="kern-link">{t('portal-frameworks:impact.more', { count: others.length })}</summary>
          <Entries entries={others.map((profile) => profileLink(page, profile))} />
        </details>
      )}
    </>
  );
}

function profileLink({ t, locale }: PageContext, { id, title, version, state, edition }: Profile): VNode {
  const values = { title: inLocale(title, locale), version, edition };
  return <Link href={`/admin/profiles/${id}`}>{t(`portal-frameworks:impact.profile.${state}`, values)}</Link>;
}

function Items({ page, competence }: { readonly page: PageContext; readonly competence: CompetenceImpact }): VNode {
  const { t, locale } = page;
  const links = competence.items.map(({ instrumentId, version, bankTitle, items }) => (
    <Link key={instrumentId} href={`/admin/items/${instrumentId}?competence=${encodeURIComponent(competence.code)}`}>
      {t('portal-frameworks:impact.items', { count: items, bank: inLocale(bankTitle, locale), version })}
    </Link>
  ));
  return <Entries entries={links} />;
}

/** The first by name; all of them are a search in the catalogue. */
function Courses({ page, competence }: { readonly page: PageContext; readonly competence: CompetenceImpact }): VNode {
  const { t, locale } = page;
  const { code, courses } = competence;
  const others = courses.count - courses.first.length;
  const links = courses.first.map(({ id, title }) => (
    <Link key={id} href={`/admin/courses/${id}`}>
      {inLocale(title, locale)}
    </Link>
  ));
  const more = (
    <Link key="more" href={`/admin/courses?competence=${encodeURIComponent(code)}`}>
      {t('portal-frameworks:impact.more', { count: others })}
    </Link>
  );
  return <Entries entries={others > 0 ? [...links, more] : links} />;
}

function Entries({ entries }: { readonly entries: readonly ComponentChildren[] }): VNode {
  return (
    <ul class="plain-list">
      {entries.map((entry, at) => (
        <li key={at}>{entry}</li>
      ))}
    </ul>
  );
}
