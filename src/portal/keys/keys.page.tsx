import type { VNode } from 'preact';

import { API_KEY_LIMITS, type ApiKey, mayRenew, stateOfKey } from '../../accounts/index.js';
import type { Municipality } from '../../municipalities/index.js';
import { Input, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import { pageAt } from '../shared/list-page.js';
import type { PageContext } from '../shared/page-context.js';
import { Pager } from '../shared/pager.js';
import { Table } from '../shared/table.js';

interface KeysProps {
  readonly page: PageContext;
  readonly keys: readonly ApiKey[];
  /** Municipalities for which the actor may make keys. */
  readonly choices: readonly Municipality[];
  readonly now: Date;
  /** Which page of the keys; the first without it. */
  readonly wanted?: number;
}

const USUAL_OVERLAP_HOURS = 168;

/** Which programs have access, to what, and since when they were not seen. */
export function KeysPage({ page, keys, choices, now, wanted }: KeysProps): VNode {
  const { t, actor } = page;
  const list = pageAt(keys, wanted ?? 1);
  const count = keys.filter((key) => stateOfKey(key, now) === 'active').length;
  const platform = actor?.admin === true ? [{ value: '', label: t('portal-keys:platform') }] : [];
  return (
    <Layout page={page} title={t('portal-keys:title', { count })} wide>
      <Text>{t('portal-keys:lead')}</Text>
      <KeyTable page={page} keys={list.rows} choices={choices} now={now} />
      <Pager page={page} list={list} hrefOf={(number) => `/api-keys?page=${String(number)}`} />
      <section aria-labelledby="new">
        <h2 class="kern-heading-medium" id="new">
          {t('portal-keys:new')}
        </h2>
        <form class="narrow" method="get" action="/api-keys/new">
          <Select
            id="municipalityId"
            label={t('portal-keys:for')}
            options={[...platform, ...choices.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <Submit kind="secondary" label={t('portal-keys:choose')} />
        </form>
      </section>
    </Layout>
  );
}

function KeyTable({ page, keys, choices, now }: KeysProps): VNode {
  const { t, format } = page;
  const names = new Map(choices.map(({ id, name }) => [id, name]));
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
