import type { VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import type { Programme } from '../../vouchers/index.js';
import { Input } from '../shared/components.js';
import { Confirmation } from '../shared/confirmation.js';
import type { PageContext } from '../shared/page-context.js';

interface ReverseProps {
  readonly page: PageContext;
  readonly programme: Programme;
}

/** Asks once, and why, before a whole distribution is taken back. */
export function ReversePage({ page, programme }: ReverseProps): VNode {
  const { t, locale } = page;
  const here = `/admin/programmes/${programme.id}/distribution`;
  return (
    <Confirmation
      page={page}
      title={t('portal-distribution:reverse.title', { title: inLocale(programme.title, locale) })}
      consequences={[t('portal-distribution:reverse.follows')]}
      action={`${here}/reverse`}
      act={t('portal-distribution:reverse.act')}
      back={{ label: t('portal-distribution:reverse.back'), href: here }}
    >
      <Input
        id="reason"
        label={t('portal-distribution:reverse.reason')}
        hint={t('portal-distribution:reverse.reasonHint')}
        maxLength={1_000}
        required
      />
    </Confirmation>
  );
}
