import type { VNode } from 'preact';

import type { OwnData } from '../../accounts/index.js';
import { LinkButton, Text } from '../shared/components.js';
import { Description } from '../shared/description.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';

interface MyDataProps {
  readonly page: PageContext;
  readonly data: OwnData;
}

/** In plain words, room by room: what is kept, how much of it, and what can be done with it. */
export function MyDataPage({ page, data }: MyDataProps): VNode {
  const { t } = page;
  const lists = Object.entries(data.rooms).flatMap(([room, kept]) =>
    Object.entries(kept).map(([list, rows]) => ({ key: `${room}.${list}`, count: rows.length })),
  );
  return (
    <Layout page={page} title={t('portal-my-data:title')}>
      <Text>{t('portal-my-data:intro')}</Text>
      <div class="row">
        <LinkButton label={t('portal-my-data:download.act')} href="/my-data/download" />
        <LinkButton kind="secondary" label={t('portal-my-data:further.accesses')} href="/my-data/accesses" />
        <LinkButton kind="secondary" label={t('portal-my-data:further.requests')} href="/my-data/requests" />
      </div>
      <Text muted>{t('portal-my-data:download.what')}</Text>
      <Account page={page} data={data} />
      <section aria-labelledby="kept-heading">
        <h2 class="kern-heading-medium" id="kept-heading">
          {t('portal-my-data:kept.heading')}
        </h2>
        <dl class="kern-description-list">
          {lists
            .filter(({ count }) => count > 0)
            .map((one) => (
              <List key={one.key} page={page} name={one.key} count={one.count} />
            ))}
        </dl>
        <Text muted>
          {t('portal-my-data:kept.nothing', {
            names: lists
              .filter(({ count }) => count === 0)
              .map(({ key }) => t(`portal-my-data:lists.${key}.name`))
              .join(', '),
          })}
        </Text>
      </section>
      <Erasing page={page} />
    </Layout>
  );
}

function Account({ page: { t, format }, data }: MyDataProps): VNode {
  const { account = [], memberships = [] } = data.rooms.accounts ?? {};
  const [person] = account;
  const places = memberships.map(({ municipality, role, unit, validFrom, validUntil }) =>
    t(`portal-my-data:membership.${validUntil === null ? 'open' : 'ended'}`, {
      municipality: textOf(municipality),
      role: t(`portal-my-data:roles.${textOf(role)}`),
      unit: typeof unit === 'string' ? `, ${unit}` : '',
      from: format.day(textOf(validFrom)),
      until: typeof validUntil === 'string' ? format.day(validUntil) : '',
    }),
  );
  const facts = [
    {
      key: t('portal-my-data:account.name'),
      value: `${textOf(person?.givenName)} ${textOf(person?.familyName)}`,
    },
    { key: t('portal-my-data:account.email'), value: textOf(person?.email) },
    { key: t('portal-my-data:account.language'), value: t(`portal-my-data:languages.${textOf(person?.language)}`) },
    {
      key: t('portal-my-data:account.places'),
      value:
        places.length > 0 ? places.map((place) => <p key={place}>{place}</p>) : t('portal-my-data:account.nowhere'),
    },
  ];
  return (
    <section aria-labelledby="account-heading">
      <h2 class="kern-heading-medium" id="account-heading">
        {t('portal-my-data:account.heading')}
      </h2>
      <Description items={facts} />
      <LinkButton kind="secondary" label={t('portal-my-data:account.change')} href="/account" />
    </section>
  );
}

interface ListProps {
  readonly page: PageContext;
  readonly name: string;
  readonly count: number;
}

function List({ page: { t, format }, name, count }: ListProps): VNode {
  return (
    <div class="kern-description-list-item">
      <dt class="kern-description-list-item__key">{`${t(`portal-my-data:lists.${name}.name`)}: ${format.count(count)}`}</dt>
      <dd class="kern-description-list-item__value">{t(`portal-my-data:lists.${name}.what`)}</dd>
    </div>
  );
}

function Erasing({ page: { t } }: { readonly page: PageContext }): VNode {
  return (
    <section aria-labelledby="erase-heading">
      <h2 class="kern-heading-medium" id="erase-heading">
        {t('portal-my-data:erase.heading')}
      </h2>
      <Text>{t('portal-my-data:erase.checksWhat')}</Text>
      <LinkButton kind="secondary" label={t('portal-my-data:erase.checks')} href="/my-data/erase-checks" />
      <Text>{t('portal-my-data:erase.allWhat')}</Text>
      <LinkButton kind="secondary" label={t('portal-my-data:erase.all')} href="/my-data/erase" />
    </section>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
