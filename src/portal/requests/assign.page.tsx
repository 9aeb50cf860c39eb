import type { VNode } from 'preact';

import type { Member } from '../../accounts/index.js';
import { atDesk, DeskBar, DeskField } from '../hr/desk-bar.js';
import { personOf } from '../hr/names.js';
import { Input, LinkButton, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import type { People } from './assign.service.js';
import { Pager } from '../shared/pager.js';
import { FreeLines } from './parts.js';

interface AssignProps {
  readonly page: PageContext;
  readonly people: People;
}

/** Finds the employee of the own municipality who is to have a voucher. */
export function AssignPage({ page, people }: AssignProps): VNode {
  const { t } = page;
  const { desk, q, list, free } = people;
  return (
    <Layout page={page} title={t('portal-requests:assign.title')} wide>
      <DeskBar page={page} desk={desk} action="/hr/assign" />
      <Text>{t('portal-requests:assign.lead')}</Text>
      <FreeLines page={page} free={free} />
      <form method="get" action="/hr/assign" class="row" role="search">
        <DeskField desk={desk} />
        <Input id="q" type="search" label={t('portal-requests:assign.q')} value={q} maxLength={100} />
        <Submit kind="secondary" label={t('portal-requests:assign.search')} />
      </form>
      <Table<Member>
        caption={t('portal-requests:assign.caption', { count: list.total })}
        rows={list.rows}
        rowKey={({ personId }) => personId}
        empty={<Text>{t('portal-requests:assign.empty')}</Text>}
        columns={[
          { key: 'person', title: t('portal-requests:columns.person'), cell: (row) => personOf(page, row) },
          { key: 'unit', title: t('portal-requests:columns.unit'), cell: ({ unit }) => unit ?? '–' },
          {
            key: 'act',
            title: t('portal-requests:assign.act'),
            cell: (row) => <Choose page={page} people={people} member={row} />,
          },
        ]}
      />
      <Pager page={page} list={list} hrefOf={(number) => atDesk('/hr/assign', desk, { q, page: String(number) })} />
      <div class="row">
        <LinkButton kind="secondary" label={t('portal-requests:list.link')} href={atDesk('/hr/assign/list', desk)} />
        <LinkButton kind="secondary" label={t('portal-requests:offers.link')} href={atDesk('/hr/offers', desk)} />
      </div>
    </Layout>
  );
}

function Choose({ page, people: { desk }, member }: AssignProps & { readonly member: Member }): VNode | string {
  const { t, actor } = page;
  if (member.personId === actor?.personId) return t('portal-requests:assign.self');
  return (
    <a
      class="kern-link"
      href={atDesk(`/hr/assign/persons/${member.personId}`, desk)}
      aria-label={t('portal-requests:assign.chooseOf', { who: personOf(page, member) })}
    >
      {t('portal-requests:assign.choose')}
    </a>
  );
}
