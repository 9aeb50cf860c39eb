import type { VNode } from 'preact';

import { atDesk, DeskField } from '../hr/desk-bar.js';
import { personOf } from '../hr/names.js';
import { LinkButton, Text } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';
import type { StaffSheet } from './people.service.js';

interface SignOutProps {
  readonly page: PageContext;
  readonly sheet: StaffSheet;
}

/** Where somebody's device is lost, or somebody else may be signed in as them. */
export function SignOutSection({ page: { t }, sheet: { desk, member } }: SignOutProps): VNode {
  return (
    <section aria-labelledby="sign-out">
      <h2 class="kern-heading-medium" id="sign-out">
        {t('portal-people:signOut.heading')}
      </h2>
      <Text>{t('portal-people:signOut.hint')}</Text>
      <LinkButton
        kind="secondary"
        label={t('portal-people:signOut.act')}
        href={atDesk(`/hr/people/${member.personId}/sign-out`, desk)}
      />
    </section>
  );
}

/** Asks once. */
export function SignOutPage({ page, sheet: { desk, member } }: SignOutProps): VNode {
  const { t } = page;
  const path = `/hr/people/${member.personId}`;
  return (
    <Confirmation
      page={page}
      title={t('portal-people:signOut.ask', { who: personOf(page, member) })}
      consequences={[t('portal-people:signOut.follows'), t('portal-people:signOut.password')]}
      action={`${path}/sign-out`}
      act={t('portal-people:signOut.act')}
      back={{ label: t('portal-people:cancel'), href: atDesk(path, desk) }}
    >
      <DeskField desk={desk} />
    </Confirmation>
  );
}
