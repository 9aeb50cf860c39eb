import type { VNode } from 'preact';

import type { Page } from '../../platform/http/pagination.js';
import type { ImportView } from '../../platform/imports/imports.service.js';
import { Checkbox, Field, Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

interface ImportsProps {
  readonly page: PageContext;
  readonly list: Page<ImportView>;
  readonly kinds: readonly string[];
  /** Chosen beforehand, where a page of that kind leads here. */
  readonly kind: string | undefined;
}

const MODES = ['all-or-nothing', 'good-rows', 'preview'] as const;

export function ImportsPage({ page, list, kinds, kind }: ImportsProps): VNode {
  const { t } = page;
  const running = list.items.some(({ state }) => state === 'waiting' || state === 'running');
  const title = list.items.length === 0 ? 'none' : running ? 'running' : 'title';
  return (
    <Layout page={page} title={t(`portal-admin:imports.${title}`)} wide>
      <section aria-labelledby="new">
        <h2 class="kern-heading-medium" id="new">
          {t('portal-admin:imports.new')}
        </h2>
        <StartForm page={page} kinds={kinds} kind={kind} />
      </section>
      <ImportTable page={page} rows={list.items} />
      {list.next !== null && (
        <LinkButton
          kind="secondary"
          label={t('portal-admin:next')}
          href={`/admin/imports?cursor=${encodeURIComponent(list.next)}`}
        />
      )}
    </Layout>
  );
}

function StartForm({ page, kinds, kind: chosen }: Omit<ImportsProps, 'list'>): VNode {
  const { t } = page;
  return (
    <form class="narrow" method="post" action="/admin/imports" encType="multipart/form-data">
      <Select
        id="kind"
        label={t('portal-admin:imports.kind')}
        options={kinds.map((kind) => ({ value: kind, label: kindOf(page, kind) }))}
        value={chosen}
      />
      <Select
        id="mode"
        label={t('portal-admin:imports.mode')}
        hint={t('portal-admin:imports.modeHint')}
        options={MODES.map((mode) => ({ value: mode, label: t(`portal-admin:imports.modes.${mode}`) }))}
      />
      <Field
        id="file"
        label={t('portal-admin:imports.file')}
        hint={t('portal-admin:imports.fileHint', { megabytes: page.uploadMegabytes })}
      >
        {(field) => <input class="kern-form-input__input" type="file" {...field} />}
      </Field>
      <Input
        id="address"
        type="url"
        label={t('portal-admin:imports.address')}
        hint={t('portal-admin:imports.addressHint')}
      />
      <Checkbox id="invite" label={t('portal-admin:imports.invite')} />
      <Submit label={t('portal-admin:imports.start')} />
    </form>
  );
}

function ImportTable({ page, rows }: { readonly page: PageContext; readonly rows: readonly ImportView[] }): VNode {
  const { t, format } = page;
  const count = (part: 'created' | 'changed' | 'unchanged' | 'rejected') => ({
    key: part,
    title: t(`portal-admin:imports.counts.${part}`),
    numeric: true,
    cell: ({ counts }: ImportView) => (counts === null ? '–' : format.count(counts[part])),
  });
  return (
    <Table<ImportView>
      caption={t('portal-admin:imports.caption')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-admin:imports.empty')}</Text>}
      columns={[
        {
          key: 'file',
          title: t('portal-admin:imports.source'),
          cell: ({ id, fileName }) => (
            <a class="kern-link" href={`/admin/imports/${id}`}>
              {fileName}
            </a>
          ),
        },
        { key: 'kind', title: t('portal-admin:imports.kind'), cell: ({ kind }) => kindOf(page, kind) },
        { key: 'date', title: t('portal-admin:imports.date'), cell: ({ createdAt }) => format.moment(createdAt) },
        {
          key: 'state',
          title: t('portal-admin:state'),
          cell: ({ state }) => t(`portal-admin:imports.states.${state}`),
        },
        ...[count('created'), count('changed'), count('unchanged'), count('rejected')],
      ]}
    />
  );
}

/** What a kind of import is called; one without a name of its own is called by its code. */
export function kindOf({ t }: PageContext, kind: string): string {
  return t(`portal-admin:imports.kinds.${kind}`, { defaultValue: kind });
}
