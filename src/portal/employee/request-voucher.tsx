import type { VNode } from 'preact';

import { isOpenVoucher, isPendingRequest } from '../../vouchers/index.js';
import { Select, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { programmeOptions } from '../shared/programme-names.js';
import { type Offers, type PayableCourse, programmesFor } from './offers.js';
import { Link, SameWorkplace } from './parts.js';
import type { Workplaces } from './workplaces.service.js';

interface RequestVoucherProps {
  readonly page: PageContext;
  readonly course: PayableCourse & { readonly name: string };
  readonly offers: Offers;
  readonly workplaces: Workplaces;
  readonly kind?: 'primary' | 'secondary';
}

/** Asks for a voucher for one course, or says how things stand with it. */
export function RequestVoucher({ page, course, offers, workplaces, kind = 'primary' }: RequestVoucherProps): VNode {
  const { t } = page;
  const ofCourse = (one: { readonly courseId: string | null }) => one.courseId === course.id;
  const settled =
    (offers.vouchers.some((voucher) => isOpenVoucher(voucher.state) && ofCourse(voucher)) && 'hasVoucher') ||
    (offers.requests.some((request) => isPendingRequest(request.state) && ofCourse(request)) && 'hasRequest');
  if (settled !== false) {
    return (
      <Text>
        {t(`portal-employee:request.${settled}`)}{' '}
        <Link href="/vouchers">{t('portal-employee:request.toVouchers')}</Link>
      </Text>
    );
  }
  const programmes = programmesFor(offers.programmes, course);
  if (programmes.length === 0) return <Text muted>{t('portal-employee:request.noProgramme')}</Text>;
  return (
    <form method="post" action="/path/request">
      <input type="hidden" name="courseId" value={course.id} />
      <SameWorkplace workplaces={workplaces} />
      <ProgrammeField page={page} courseId={course.id} programmes={programmes} />
      <Submit label={t('portal-employee:request.submit')} about={course.name} kind={kind} />
    </form>
  );
}

interface ProgrammeFieldProps {
  readonly page: PageContext;
  readonly courseId: string;
  readonly programmes: Offers['programmes'];
}

function ProgrammeField({ page, courseId, programmes }: ProgrammeFieldProps): VNode {
  const options = programmeOptions(page, programmes);
  if (options.length === 1) return <input type="hidden" name="programmeId" value={options[0]?.value} />;
  return (
    <Select
      id={`programme-${courseId}`}
      name="programmeId"
      label={page.t('portal-employee:request.programme')}
      options={options}
    />
  );
}
