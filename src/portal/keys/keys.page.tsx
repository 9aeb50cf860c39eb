import type { VNode } from 'preact';

import { API_KEY_LIMITS, type ApiKey, mayRenew, stateOfKey } from '../../accounts/index.js';
import type { Municipality } from '../../municipalities/index.js';
import { Input, LinkButton, Select, Submit, Text } from '../shared/components.js';
import { FoundMunicipalities } from '../shared/found-municipalities.js';
import { Layout } from '../shared/layout.js';
import { pageAt } from '../shared/list-page.js';
import type { PageContext } from '../shared/page-context.js';
import { Pager } from '../shared/pager.js';
import { Table } from '../shared/table.js';

interface KeysProps {
  readonly page: PageContext;
  readonly keys: readonly ApiKey[];
  /** Names by id: of the municipalities whose keys are listed. */
  readonly names: ReadonlyMap<string, string>;
  readonly choices: KeyChoices;
  readonly now: Date;
  /** Which page of the keys; the first without it. */
  readonly wanted?: number;
}

/** For whom the actor may make keys: own municipalities by name, or, as an admin, the platform and what is called as was looked for. */
export type KeyChoices =
  | { readonly of: 'own'; readonly municipalities: readonly Municipality[] }
  | { readonly of: 'all'; readonly search: string; readonly found: readonly Municipality[] };

const USUAL_OVERLAP_HOURS = 168;
const FORM = '/api-keys/new';

/** Which programs have access, to what, and since when they were not seen. */
export function KeysPage({ page, keys, names, choices, now, wanted }: KeysProps): VNode {
  const { t } = page;
  const list = pageAt(keys, wanted ?? 1);
  const count = keys.filter((key) => stateOfKey(key, now) === 'active').length;
  return (
    <Layout page={page} title={t('portal-keys:title', { count })} wide>
      <Text>{t('portal-keys:lead')}</Text>
      <KeyTable page={page} keys={list.rows} names={names} now={now} />
      <Pager page={page} list={list} hrefOf={(number) => `/api-keys?page=${String(number)}`} />
      <section aria-labelledby="new">
        <h2 class="kern-heading-medium" id="new">
          {t('portal-keys:new')}
        </h2>
        {choices.of === 'own' ? <ForOwn page={page} {...choices} /> : <ForAny page={page} {...choices} />}
      </section>
    </Layout>
  );
}

function ForOwn({ page: { t }, municipalities }: { page: PageContext } & Extract<KeyChoices, { of: 'own' }>): VNode {
  return (
    <form class="narrow" method="get" action={FORM}>
      <Select
        id="municipalityId"
        label={t('portal-keys:for')}
        options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Submit kind="secondary" label={t('portal-keys:choose')} />
    </form>
  );
}

function ForAny({ page, search, found }: { page: PageContext } & Extract<KeyChoices, { of: 'all' }>): VNode {
  const { t } = page;
  return (
    <>
      <form method="get" action="/api-keys" class="row" role="search">
        <Input id="search" type="search" label={t('portal-keys:search')} value={search} maxLength={100} />
        <Submit kind="secondary" label={t('portal-keys:find')} />
      </form>
      {search !== '' && (
        <FoundMunicipalities page={page} found={found} hrefOf={(id) => `${FORM}?municipalityId=${id}`} />
      )}
      <LinkButton kind="secondary" label={t('portal-keys:newOfPlatform')} href={FORM} />
    </>
  );
}

function KeyTable({ page, keys, names, now }: Omit<KeysProps, 'choices' | 'wanted'>): VNode {
  const { t, format } = page;
  return (
    <Table<ApiKey>
      caption={t('portal-keys:caption')}
      rows={keys}
      rowKey={({ id }) => id}
      empty={<Text>{t('portal-keys:empty')}</Text>}
      columns={[
        { key: 'name', title: t('portal-keys:name'), cell: ({ name }) => name },
        {
          key: 'for',
          title: t('portal-keys:for'),
          cell: ({ municipalityId: id }) => (id === null ? t('portal-keys:platform') : (names.get(id) ?? '–')),
        },
        { key: 'prefix', title: t('portal-keys:prefix'), cell: ({ prefix }) => <code>{prefix}</code> },
        {
          key: 'scopes',
          title: t('portal-keys:opens'),
          cell: ({ scopes }) => scopes.map((scope) => t(`portal-keys:scopes.${scope.replace(':', '-')}`)).join('; '),
        },
        { key: 'created', title: t('portal-keys:created'), cell: ({ createdAt }) => format.moment(createdAt) },
        {
          key: 'used',
          title: t('portal-keys:used'),
          cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('portal-keys:never') : format.moment(lastUsedAt)),
        },
        { key: 'state', title: t('portal-keys:state'), cell: (key) => <State page={page} apiKey={key} now={now} /> },
      ]}
    />
  );
}

interface StateProps {
  readonly page: PageContext;
  readonly apiKey: ApiKey;
  readonly now: Date;
}

function State({ page, apiKey, now }: StateProps): VNode {
  const { t, format } = page;
  const { revokedAt, expiresAt, overlapUntil } = apiKey;
  const state = stateOfKey(apiKey, now);
  const at = state === 'revoked' ? revokedAt : expiresAt;
  const said = t(`portal-keys:states.${state === 'active' && at === null ? 'endless' : state}`, {
    at: at === null ? '' : format.moment(at),
  });
  return (
    <>
      {said}
      {overlapUntil !== null && state === 'active' && (
        <> {t('portal-keys:overlap', { until: format.moment(overlapUntil) })}</>
      )}
      {state === 'active' && <Acts page={page} apiKey={apiKey} />}
    </>
  );
}

function Acts({ page: { t, actor }, apiKey: { id, name, scopes } }: Omit<StateProps, 'now'>): VNode {
  return (
    <>
      {actor !== undefined && mayRenew(actor, scopes) && (
        <details>
          <summary class="kern-link" aria-label={`${t('portal-keys:rotate')}: ${name}`}>
            {t('portal-keys:rotate')}
          </summary>
          <form method="post" action={`/api-keys/${id}/rotate`}>
            <Text>{t('portal-keys:rotateMeans')}</Text>
            <Input
              id={`overlap-${id}`}
              name="overlapHours"
              type="number"
              min={0}
              max={API_KEY_LIMITS.overlapHours}
              label={t('portal-keys:overlapHours')}
              value={USUAL_OVERLAP_HOURS}
              required
            />
            <Submit kind="secondary" label={t('portal-keys:rotateNow')} about={name} />
          </form>
        </details>
      )}
      <details>
        <summary class="kern-link" aria-label={`${t('portal-keys:revoke')}: ${name}`}>
          {t('portal-keys:revoke')}
        </summary>
        <form method="post" action={`/api-keys/${id}/revoke`}>
          <Text>{t('portal-keys:revokeMeans')}</Text>
          <Submit kind="secondary" label={t('portal-keys:revokeNow')} about={name} />
        </form>
      </details>
    </>
  );
}
