import type { ComponentChildren, VNode } from 'preact';

import { inLocale } from '../../kernel/localized.js';
import { Select, Submit } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import type { Names } from './names.js';
import type { Workplaces } from './workplaces.service.js';

interface CardProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly actions?: ComponentChildren;
}

/** A card of KERN, named by a heading of the second level. */
export function Card({ title, children, actions }: CardProps): VNode {
  return (
    <div class="kern-card kern-card--hug">
      <div class="kern-card__container">
        <div class="kern-card__header">
          <h2 class="kern-title">{title}</h2>
        </div>
        <div class="kern-card__body">{children}</div>
        {actions !== undefined && <div class="row">{actions}</div>}
      </div>
    </div>
  );
}

export function Heading({ children }: { readonly children: ComponentChildren }): VNode {
  return <h2 class="kern-heading-medium">{children}</h2>;
}

export function Bullets({ items }: { readonly items: readonly ComponentChildren[] }): VNode {
  return (
    <ul class="bullets kern-body">
      {items.map((item, at) => (
        <li key={at}>{item}</li>
      ))}
    </ul>
  );
}

export function Link({ href, children }: { readonly href: string; readonly children: ComponentChildren }): VNode {
  return (
    <a class="kern-link" href={href}>
      {children}
    </a>
  );
}

/** "Stufe 3: Übliches sicher (Aufbau)": never a level without its name; 0 is said in words. */
export function levelWords({ t, locale }: PageContext, names: Names, level: number): string {
  if (level <= 0) return t('portal-employee:level.none');
  const named = names.level(level);
  if (named === undefined) return t('portal-employee:level.plain', { level });
  const values = { level, name: inLocale(named.name, locale), coarse: inLocale(named.coarseName, locale) };
  return t('portal-employee:level.named', values);
}

interface WorkplaceProps {
  readonly page: PageContext;
  readonly workplaces: Workplaces;
}

/** In a form: the administration that it is about. Who has only one is not asked. */
export function WorkplaceField({ page, workplaces }: WorkplaceProps): VNode | null {
  const { all, current } = workplaces;
  if (all.length < 2) return null;
  return (
    <Select
      id="municipalityId"
      label={page.t('portal-employee:workplace.label')}
      options={all.map(({ id, name }) => ({ value: id, label: name }))}
      value={current.id}
    />
  );
}

/** On a page that shows one administration's state: a form to look at another. */
export function WorkplaceSwitch({
  page,
  workplaces,
  action,
}: WorkplaceProps & { readonly action: string }): VNode | null {
  if (workplaces.all.length < 2) return null;
  return (
    <form method="get" action={action}>
      <div class="row">
        <WorkplaceField page={page} workplaces={workplaces} />
        <Submit label={page.t('portal-employee:workplace.show')} kind="secondary" />
      </div>
    </form>
  );
}

/** Carries the administration on in a form whose page has already settled it. */
export function SameWorkplace({ workplaces }: { readonly workplaces: Workplaces }): VNode {
  return <input type="hidden" name="municipalityId" value={workplaces.current.id} />;
}

/** The same for a link: `path` with the administration, where there are several. */
export function atWorkplace(path: string, { all, current }: Workplaces): string {
  return all.length < 2 ? path : `${path}${path.includes('?') ? '&' : '?'}municipalityId=${current.id}`;
}
