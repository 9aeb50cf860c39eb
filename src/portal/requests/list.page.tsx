import type { VNode } from 'preact';

import { atDesk, DeskBar, DeskField } from '../hr/desk-bar.js';
import { Field, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeOptions } from '../shared/programme-names.js';
import type { ListStart } from './list.service.js';
import { FreeLines, programmesOf } from './parts.js';

interface ListProps {
  readonly page: PageContext;
  readonly start: ListStart;
}

const EXAMPLE = 'person;course\nkim.muster@kommune.example;KURS-1\nlou.sommer@kommune.example;';

/** Takes a list; nothing is assigned before its preview was seen. */
export function ListPage({ page, start: { desk, free } }: ListProps): VNode {
  const { t } = page;
  return (
    <Layout page={page} title={t('portal-requests:list.title')}>
      <DeskBar page={page} desk={desk} action="/hr/assign/list" />
      <Text>{t('portal-requests:list.lead')}</Text>
      <pre class="as-typed kern-body">{EXAMPLE}</pre>
      <FreeLines page={page} free={free} />
      {free.length === 0 ? (
        <Text>{t('portal-requests:assign.noProgramme')}</Text>
      ) : (
        <form method="post" action="/hr/assign/list/preview" encType="multipart/form-data">
          <DeskField desk={desk} />
          <Select
            id="programme"
            label={t('portal-requests:columns.programme')}
            options={programmeOptions(page, programmesOf(free))}
          />
          <Field id="file" label={t('portal-requests:list.file')} hint={t('portal-requests:list.fileHint')}>
            {(field) => <input class="kern-form-input__input" type="file" accept=".csv,text/csv" required {...field} />}
          </Field>
          <Submit label={t('portal-requests:list.preview')} />
        </form>
      )}
      <LinkButton kind="tertiary" label={t('portal-requests:assign.back')} href={atDesk('/hr/assign', desk)} />
    </Layout>
  );
}
