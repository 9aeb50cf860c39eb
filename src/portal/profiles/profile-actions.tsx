import type { VNode } from 'preact';

import { Alert, LinkButton, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { ProfileSheet } from './sheets.service.js';

interface ProfileProps {
  readonly page: PageContext;
  readonly sheet: ProfileSheet;
}

const HERE = '/admin/profiles';

/** Its framework has a newer edition: a next version can stand on it, without what was withdrawn there. */
export function NewerEdition({ page: { t }, sheet: { newer } }: ProfileProps): VNode | null {
  if (newer === null) return null;
  const { edition, withdrawn } = newer;
  const codes = withdrawn.join(', ');
  return (
    <Alert kind="info" title={t('portal-profiles:profile.newer', { edition })}>
      <Text>{t(`portal-profiles:profile.${codes === '' ? 'newerSame' : 'newerWithout'}`, { edition, codes })}</Text>
    </Alert>
  );
}

/** What can be done with this version. */
export function Actions({ page, sheet: { profile, versions, newer } }: ProfileProps): VNode {
  const { t } = page;
  const here = `${HERE}/${profile.id}`;
  const draft = versions.find(({ state }) => state === 'draft');
  if (profile.state === 'draft') {
    return (
      <div class="row">
        <LinkButton label={t('portal-profiles:profile.edit')} href={`${here}/edit`} />
        <LinkButton kind="secondary" label={t('portal-profiles:profile.publish')} href={`${here}/publish`} />
        <LinkButton kind="tertiary" label={t('portal-profiles:profile.delete')} href={`${here}/confirm/delete`} />
      </div>
    );
  }
  return (
    <div class="row">
      {draft === undefined ? (
        <form method="post" action={`${here}/next-version`}>
          <div class="row">
            <Submit label={t('portal-profiles:profile.nextVersion')} name="edition" value="same" />
            {newer !== null && (
              <Submit
                kind="secondary"
                label={t('portal-profiles:profile.nextOnEdition', { edition: newer.edition })}
                name="edition"
                value="newest"
              />
            )}
          </div>
        </form>
      ) : (
        <LinkButton label={t('portal-profiles:profile.toDraft')} href={`${HERE}/${draft.id}`} />
      )}
      {profile.state === 'published' && (
        <LinkButton kind="secondary" label={t('portal-profiles:profile.retire')} href={`${here}/confirm/retire`} />
      )}
    </div>
  );
}
