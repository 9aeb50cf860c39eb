import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { atDesk, DeskField } from '../hr/desk-bar.js';
import { personOf } from '../hr/names.js';
import { LinkButton, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeOptions } from '../shared/programme-names.js';
import type { PersonSheet } from './assign.service.js';
import { FreeLines, programmesOf } from './parts.js';

interface PersonProps {
  readonly page: PageContext;
  readonly sheet: PersonSheet;
}

/** From which programme and for which course the person is to have a voucher. */
export function PersonPage({ page, sheet }: PersonProps): VNode {
  const { t } = page;
  const { desk, member, free } = sheet;
  return (
    <Layout page={page} title={t('portal-requests:assign.person', { who: personOf(page, member) })}>
      {member.unit !== null && <Text>{t('portal-requests:assign.unit', { unit: member.unit })}</Text>}
      <FreeLines page={page} free={free} />
      {free.length === 0 ? (
        <Text>{t('portal-requests:assign.noProgramme')}</Text>
      ) : (
        <Wanted page={page} sheet={sheet} />
      )}
      <LinkButton kind="tertiary" label={t('portal-requests:assign.back')} href={atDesk('/hr/assign', desk)} />
    </Layout>
  );
}

function Wanted({ page, sheet }: PersonProps): VNode {
  const { t, locale } = page;
  const { desk, member, free, courses } = sheet;
  return (
    <form method="get" action="/hr/assign/confirm">
      <DeskField desk={desk} />
      <input type="hidden" name="person" value={member.personId} />
      <Select
        id="programme"
        label={t('portal-requests:columns.programme')}
        options={programmeOptions(page, programmesOf(free))}
      />
      <Select
        id="course"
        label={t('portal-requests:columns.course')}
        hint={t('portal-requests:assign.courseHint')}
        options={[
          { value: '', label: t('portal-requests:assign.anyCourse') },
          ...courses.map(({ id, title, provider }) => ({
            value: id,
            label: `${inLocale(title, locale)} (${provider})`,
          })),
        ]}
      />
      <div class="row">
        <Submit label={t('portal-requests:assign.now')} name="how" value="assign" />
        <Submit kind="secondary" label={t('portal-requests:offers.make')} name="how" value="offer" />
      </div>
    </form>
  );
}
