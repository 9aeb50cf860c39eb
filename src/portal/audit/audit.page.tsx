import type { VNode } from 'preact';

import { ACT_GROUPS, type ActView } from '../../accounts/index.js';
import type { Page } from '../../platform/http/pagination.js';
import { DeskBar } from '../hr/desk-bar.js';
import type { Desk } from '../hr/desks.service.js';
import { Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { AuditTable } from './audit-table.js';
import { type AuditAddress, auditAddress } from './audit.forms.js';

interface AuditProps {
  readonly page: PageContext;
  /** The page's own path: `/hr/audit` or `/admin/audit`. */
  readonly path: string;
  readonly address: AuditAddress;
  readonly desk?: Desk;
  readonly acts: Page<ActView>;
  readonly actors: readonly { readonly id: string; readonly name: string }[];
}

/** The log of administrative acts: a filter, a table, the same as a file. */
export function AuditPage(props: AuditProps): VNode {
  const { page, path, address, desk, acts } = props;
  const { t } = page;
  const { cursor, ...view } = address;
  const own = desk === undefined ? {} : { municipality: desk.municipality.id };
  const isFiltered = auditAddress('', view) !== auditAddress('', own);
  const title = address.subject !== undefined ? 'titleSubject' : desk === undefined ? 'title' : 'titleHr';
  return (
    <Layout page={page} title={t(`portal-audit:${title}`)} wide>
      {desk !== undefined && <DeskBar page={page} desk={desk} action={path} />}
      <Text>{t('portal-audit:lead')}</Text>
      {address.subject !== undefined && <Text>{t('portal-audit:onlySubject', { subject: address.subject })}</Text>}
      {desk === undefined && address.municipality !== undefined && <Text>{t('portal-audit:onlyMunicipality')}</Text>}
      <Filter {...props} />
      {isFiltered && <LinkButton kind="tertiary" label={t('portal-audit:reset')} href={auditAddress(path, own)} />}
      <AuditTable
        page={page}
        acts={acts.items}
        path={path}
        empty={t(isFiltered ? 'portal-audit:notFound' : 'portal-audit:empty')}
      />
      <div class="row">
        {cursor !== undefined && (
          <LinkButton kind="secondary" label={t('portal-audit:newest')} href={auditAddress(path, view)} />
        )}
        {acts.next !== null && (
          <LinkButton
            kind="secondary"
            label={t('portal-audit:older')}
            href={auditAddress(path, { ...view, cursor: acts.next })}
          />
        )}
        {(['csv', 'json'] as const).map((format) => (
          <LinkButton
            key={format}
            kind="tertiary"
            label={t(`portal-audit:${format}`)}
            href={fileOf(page, view, format)}
          />
        ))}
      </div>
    </Layout>
  );
}

function fileOf({ locale }: PageContext, { actor, municipality, ...same }: AuditAddress, format: string): string {
  const query = { ...same, actorId: actor, municipalityId: municipality, format, language: locale };
  return auditAddress('/api/v1/audit-acts/export', query);
}

function Filter({ page: { t }, path, address, actors, acts }: AuditProps): VNode {
  const { from, until, kind, actor, subject, search, municipality } = address;
  return (
    <form method="get" action={path} class="row">
      {subject !== undefined && <input type="hidden" name="subject" value={subject} />}
      {municipality !== undefined && <input type="hidden" name="municipality" value={municipality} />}
      <Input id="from" type="date" label={t('portal-audit:from')} value={from} />
      <Input id="until" type="date" label={t('portal-audit:until')} value={until} />
      <Select
        id="kind"
        label={t('portal-audit:kind')}
        value={kind ?? ''}
        options={[
          { value: '', label: t('portal-audit:anyKind') },
          ...ACT_GROUPS.map((group) => ({ value: group, label: t(`accounts-acts:groups.${group}`) })),
        ]}
      />
      <Select
        id="actor"
        label={t('portal-audit:actor')}
        hint={t('portal-audit:actorHint')}
        value={actor ?? ''}
        options={[
          { value: '', label: t('portal-audit:anyActor') },
          ...earlierActor(t('portal-audit:earlierActor'), { actor, actors, acts }),
          ...actors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Input id="search" type="search" label={t('portal-audit:search')} value={search} maxLength={100} />
      <Submit kind="secondary" label={t('portal-audit:show')} />
    </form>
  );
}

/** Whom a link asks for stays chosen, also when they have not acted for long. */
function earlierActor(
  unnamed: string,
  { actor, actors, acts }: Pick<AuditAddress, 'actor'> & Pick<AuditProps, 'actors' | 'acts'>,
): readonly { readonly value: string; readonly label: string }[] {
  if (actor === undefined || actors.some(({ id }) => id === actor)) return [];
  const name = acts.items.find(({ actorId }) => actorId === actor)?.actorName;
  return [{ value: actor, label: name ?? unnamed }];
}
