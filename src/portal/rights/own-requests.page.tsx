import type { VNode } from 'preact';

import { CORRECTABLE, isInEffect, RIGHTS, type RightsRequest } from '../../accounts/index.js';
import { Field, Input, Select, Submit, Text } from '../shared/components.js';
import { Layout } from '../shared/layout.js';
import type { PageContext } from '../shared/page-context.js';
import { History, Limit, RequestFacts } from './request-parts.js';
import { TEXT_LENGTH } from './rights.forms.js';

interface Place {
  readonly municipalityId: string;
  readonly municipality: string;
}

interface OwnRequestsProps {
  readonly page: PageContext;
  readonly requests: readonly RightsRequest[];
  /** Where the person works. */
  readonly places: readonly Place[];
  readonly now: Date;
}

/** What the person has asked, until when an answer is due, and how to ask. */
export function OwnRequestsPage({ page, requests, places, now }: OwnRequestsProps): VNode {
  const { t } = page;
  const open = requests.filter(({ state }) => state === 'open').length;
  return (
    <Layout page={page} title={t('portal-rights:requests.title', { count: open })}>
      <Text>{t('portal-rights:requests.lead')}</Text>
      <Text>
        {t('portal-rights:requests.alone')}{' '}
        <a class="kern-link" href="/account">
          {t('portal-rights:requests.toAccount')}
        </a>
      </Text>
      {requests.map((request) => (
        <section key={request.id}>
          <h2 class="kern-heading-medium">
            {t(`portal-rights:rights.${request.right}`)}: {t(`portal-rights:states.${request.state}`)}
          </h2>
          <RequestFacts page={page} request={request} />
          <History page={page} request={request} />
          {isInEffect(request, now) && (
            <Limit page={page} request={request} action={`/my-data/requests/${request.id}/lift`} about="requests" />
          )}
          {request.state === 'open' && (
            <form method="post" action={`/my-data/requests/${request.id}/withdraw`}>
              <Submit
                kind="tertiary"
                label={t('portal-rights:requests.withdraw')}
                about={t(`portal-rights:rights.${request.right}`)}
              />
            </form>
          )}
        </section>
      ))}
      {places.length === 0 ? <Text>{t('portal-rights:requests.noPlace')}</Text> : <Ask page={page} places={places} />}
    </Layout>
  );
}

function Ask({ page: { t }, places }: Pick<OwnRequestsProps, 'page' | 'places'>): VNode {
  const options = <Word extends string>(kind: string, words: readonly Word[]) =>
    words.map((value) => ({ value, label: t(`portal-rights:${kind}.${value}`) }));
  return (
    <section aria-labelledby="ask">
      <h2 class="kern-heading-medium" id="ask">
        {t('portal-rights:requests.ask')}
      </h2>
      <form method="post" action="/my-data/requests">
        <Select id="right" label={t('portal-rights:requests.right')} options={options('rights', RIGHTS)} />
        {places.length > 1 && (
          <Select
            id="municipality"
            label={t('portal-rights:requests.municipality')}
            options={places.map(({ municipalityId, municipality }) => ({ value: municipalityId, label: municipality }))}
          />
        )}
        <Field id="text" label={t('portal-rights:requests.text')} hint={t('portal-rights:requests.textHint')}>
          {(field) => <textarea class="kern-form-input__input" rows={5} maxLength={TEXT_LENGTH} required {...field} />}
        </Field>
        <fieldset class="kern-fieldset">
          <legend class="kern-label">{t('portal-rights:requests.correction')}</legend>
          <div class="kern-fieldset__body">
            <Select
              id="field"
              label={t('portal-rights:requests.field')}
              options={[{ value: '', label: t('portal-rights:requests.noField') }, ...options('fields', CORRECTABLE)]}
            />
            <Input id="value" label={t('portal-rights:requests.value')} maxLength={100} />
          </div>
        </fieldset>
        <Submit label={t('portal-rights:requests.send')} />
      </form>
    </section>
  );
}
