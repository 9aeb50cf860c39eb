import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { Programme } from '../../vouchers/index.js';
import { Checkbox, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { EditorSheet } from './editor.service.js';
import { differingFields, type ProgrammeValues } from './form.js';
import { linesOf } from './words.js';

interface ConflictProps {
  readonly page: PageContext;
  /** The programme as it is stored now. */
  readonly programme: Programme;
  readonly sheet: EditorSheet;
  readonly stored: ProgrammeValues;
  /** What this person wrote. */
  readonly mine: ProgrammeValues;
}

type Field = keyof ProgrammeValues;

/** Somebody else saved first: both versions side by side, and nothing that was written is lost. */
export function ConflictPage({ page, programme, sheet, stored, mine }: ConflictProps): VNode {
  const { t, locale } = page;
  const fields = differingFields(stored, mine);
  const name = (field: Field) => t(`portal-programmes:fields.${field}`);
  const here = `/admin/programmes/${programme.id}`;
  const shown = (values: ProgrammeValues) => (field: Field) => <Shown lines={linesOf(page, around, values, field)} />;
  const around = { names: sheet.names, courses: sheet.named };
  return (
    <Layout
      page={page}
      title={t('portal-programmes:conflict.title', { title: inLocale(programme.title, locale) })}
      wide
    >
      <Text>{t(`portal-programmes:conflict.${fields.length === 0 ? 'same' : 'lead'}`)}</Text>
      <form method="post" action={here}>
        <Everything values={{ ...mine, revision: programme.revision }} />
        <Table<Field>
          caption={t('portal-programmes:conflict.caption')}
          rows={fields}
          rowKey={(field) => field}
          empty={null}
          columns={[
            { key: 'field', title: t('portal-programmes:conflict.field'), cell: name },
            { key: 'stored', title: t('portal-programmes:conflict.stored'), cell: shown(stored) },
            { key: 'mine', title: t('portal-programmes:conflict.mine'), cell: shown(mine) },
            {
              key: 'keep',
              title: t('portal-programmes:conflict.keep'),
              cell: (field) => (
                <Checkbox
                  id={`keep-${field}`}
                  name="keepStored"
                  value={field}
                  label={t('portal-programmes:conflict.keepOne', { field: name(field) })}
                />
              ),
            },
          ]}
        />
        <div class="row">
          {fields.length > 0 && <Submit label={t('portal-programmes:conflict.takeMine')} />}
          <LinkButton kind="secondary" label={t('portal-programmes:conflict.keepStored')} href={here} />
        </div>
      </form>
    </Layout>
  );
}

function Shown({ lines }: { readonly lines: readonly string[] }): VNode {
  return (
    <>
      {(lines.length === 0 ? ['–'] : lines).map((line) => (
        <span key={line} class="line">
          {line}
        </span>
      ))}
    </>
  );
}

/** All that was written, hidden. */
function Everything({ values }: { readonly values: ProgrammeValues }): VNode {
  const fields = Object.entries(values).flatMap(([name, some]: [string, string | number | readonly string[]]) =>
    [some].flat().map((value) => ({ name, value })),
  );
  return (
    <>
      {fields.map(({ name, value }) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
