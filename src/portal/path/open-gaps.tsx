import type { VNode } from 'preact';

import { atWorkplace, Bullets, Heading, levelWords, Link } from '../employee/parts.js';
import type { Workplaces } from '../employee/workplaces.service.js';
import { LinkButton, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { addressOf, type PathAsked } from './address.js';
import type { Plan } from './path.service.js';
import { competenceWords, costWords } from './words.js';

interface PlanProps {
  readonly page: PageContext;
  readonly plan: Plan;
}

type Gap = Plan['path']['gapsOpen'][number];

/** What courses could close, but not within the limits, and which limit that is by how much. */
export function LimitsBind({ page, plan, asked }: PlanProps & { readonly asked: PathAsked }): VNode | null {
  const { t } = page;
  const gaps = plan.path.gapsOpen.filter(({ reason }) => reason === 'limits');
  if (gaps.length === 0) return null;
  return (
    <section>
      <Heading>{t('portal-path:limitsBind.title', { count: gaps.length })}</Heading>
      <Bullets items={gaps.map((gap) => gapWords(page, plan, gap))} />
      {plan.path.binding.map((binding) => (
        <Text key={binding.limit}>
          {bindingWords(page, plan, binding)}{' '}
          <Link href={addressOf('/path', withoutLimit(asked, binding))}>
            {t(`portal-path:limitsBind.try.${binding.limit}`)}
          </Link>
        </Text>
      ))}
    </section>
  );
}

type Binding = Plan['path']['binding'][number];

/** "With 2 hours more, 8 hours in all, these would close as well: …". */
function bindingWords(page: PageContext, { names }: Plan, binding: Binding): string {
  const { t, format } = page;
  const { limit, needed, short } = binding;
  const amount = limit === 'priceCents' ? format.money : format.duration;
  return t(`portal-path:limitsBind.${limit}`, {
    competencies: competenceWords(page, names, binding.closes),
    needed: amount(needed ?? 0),
    short: amount(short ?? 0),
    cost: costWords(page, binding.cost),
  });
}

/** The same limits, with as much room as it would take. */
function withoutLimit(asked: PathAsked, { limit, needed }: Binding): PathAsked {
  switch (limit) {
    case 'minutes':
      return { ...asked, hours: Math.ceil((needed ?? 0) / 60) };
    case 'priceCents':
      return { ...asked, budget: Math.ceil((needed ?? 0) / 100) };
    case 'language':
      return { ...asked, language: undefined };
    case 'format':
      return { ...asked, format: undefined };
    case 'accessibility':
      return { ...asked, accessible: undefined };
    case 'together':
      return { municipalityId: asked.municipalityId };
  }
}

/** What one voucher more would bring. */
export function NextVoucher({ page, plan }: PlanProps): VNode | null {
  const { t, format } = page;
  const { nextVoucher } = plan.path;
  if (nextVoucher === null) return null;
  const { spares, closes } = nextVoucher;
  return (
    <section>
      <Heading>{t('portal-path:nextVoucher.title')}</Heading>
      <Text>
        {closes.length > 0
          ? t('portal-path:nextVoucher.closes', { competencies: competenceWords(page, plan.names, closes) })
          : t('portal-path:nextVoucher.spares', { price: format.money(spares) })}{' '}
        {t('portal-path:nextVoucher.how')}
      </Text>
      <LinkButton kind="secondary" label={t('portal-path:nextVoucher.toVouchers')} href="/vouchers" />
    </section>
  );
}

/** What no published course leads to. */
export function NoCourse({ page, plan }: PlanProps): VNode | null {
  const { t } = page;
  const gaps = plan.path.gapsOpen.filter(({ reason }) => reason === 'no-course');
  if (gaps.length === 0) return null;
  return (
    <section>
      <Heading>{t('portal-path:noCourse.title', { count: gaps.length })}</Heading>
      <Bullets items={gaps.map((gap) => gapWords(page, plan, gap))} />
      <Text muted>{t('portal-path:noCourse.hint')}</Text>
    </section>
  );
}

function gapWords(page: PageContext, { names }: Plan, { competence, reached, to, reason }: Gap): string {
  return page.t(`portal-path:open.${reason}`, {
    competence: names.title(competence, page.locale),
    reached: levelWords(page, names, reached),
    to: levelWords(page, names, to),
  });
}

/** What is not measured, and so not planned for. */
export function MeasureFirst({
  page,
  plan: { path, names },
  workplaces,
}: PlanProps & { readonly workplaces: Workplaces }): VNode | null {
  const { t, locale } = page;
  if (path.measureFirst.length === 0) return null;
  return (
    <section>
      <Heading>{t('portal-path:measureFirst.title')}</Heading>
      <Text>{t('portal-path:measureFirst.lead')}</Text>
      <Bullets
        items={path.measureFirst.map(({ competence, minimum }) =>
          [
            names.title(competence, locale),
            t('portal-employee:target', { level: levelWords(page, names, minimum) }),
          ].join(' – '),
        )}
      />
      {path.courses.length > 0 && (
        <LinkButton label={t('portal-path:toCheck')} href={atWorkplace('/check', workplaces)} kind="secondary" />
      )}
    </section>
  );
}
