import type { VNode } from 'preact';

import type { DistributionComparison } from '../../vouchers/index.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';

type Method = DistributionComparison['methods'][number];

interface MethodsProps {
  readonly page: PageContext;
  readonly comparison: DistributionComparison;
}

/** The methods side by side: how far the shares spread, and whether each keeps the two rules. */
export function MethodTable({ page, comparison, chosen }: MethodsProps & { readonly chosen: string }): VNode {
  const { t, format } = page;
  const name = (key: string) => t(`portal-distribution:methods.${key}`);
  return (
    <Table<Method>
      caption={name('caption')}
      rows={comparison.methods}
      rowKey={({ method }) => method}
      empty={null}
      columns={[
        {
          key: 'method',
          title: name('method'),
          cell: ({ method }) => {
            const label = t(`vouchers-distribution:methods.${method}`);
            return method === chosen ? <strong>{t('portal-distribution:methods.chosen', { label })}</strong> : label;
          },
        },
        { key: 'least', title: name('least'), numeric: true, cell: ({ least }) => format.count(least) },
        { key: 'most', title: name('most'), numeric: true, cell: ({ most }) => format.count(most) },
        {
          key: 'quota',
          title: name('quotaRule'),
          cell: ({ breaches }) =>
            breaches.length === 0 ? name('kept') : t('portal-distribution:methods.broken', { count: breaches.length }),
        },
        { key: 'monotone', title: name('monotone'), cell: (method) => monotoneWords(page, method) },
      ]}
    />
  );
}

/** What speaks against a method, each time for a municipality that it would meet. */
export function MethodNotes({ page, comparison }: MethodsProps): VNode {
  const { t } = page;
  const notes = comparison.methods.flatMap((method) => [
    ...losses(page, method, comparison.total),
    ...breachNotes(page, method, comparison.municipalities),
  ]);
  return (
    <section aria-labelledby="notes">
      <h2 class="kern-heading-medium" id="notes">
        {t('portal-distribution:notes.title')}
      </h2>
      <Text>{t('portal-distribution:notes.meaning')}</Text>
      {notes.length === 0 ? (
        <Text>{t('portal-distribution:notes.none')}</Text>
      ) : (
        <ul class="kern-body bullets">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function monotoneWords({ t }: PageContext, { losers }: Method): string {
  if (losers === null) return t('portal-distribution:methods.noRoom');
  return losers.length === 0
    ? t('portal-distribution:methods.nobodyLoses')
    : t('portal-distribution:methods.lose', { count: losers.length });
}

function losses({ t, format }: PageContext, { method, losers }: Method, total: number): readonly string[] {
  return (losers ?? []).map(({ name, seats, seatsWithOneMore }) =>
    t('portal-distribution:notes.loss', {
      method: t(`vouchers-distribution:methods.${method}`),
      ...{ name, now: format.count(seats), later: format.count(seatsWithOneMore) },
      ...{ total: format.count(total), more: format.count(total + 1) },
    }),
  );
}

/** The widest breach of each method, and how many there are beside it. */
function breachNotes(
  { t, format }: PageContext,
  { method, breaches }: Method,
  municipalities: DistributionComparison['municipalities'],
): readonly string[] {
  const [widest, ...others] = [...breaches].sort((a, b) => Math.abs(b.beyond) - Math.abs(a.beyond));
  if (widest === undefined) return [];
  const { municipalityId, name, seats, exact, beyond } = widest;
  const isLimited = municipalities.find((one) => one.municipalityId === municipalityId)?.quota !== exact;
  const said = t(`portal-distribution:notes.${beyond > 0 ? 'more' : 'less'}`, {
    method: t(`vouchers-distribution:methods.${method}`),
    share: t(`portal-distribution:notes.${isLimited ? 'limitedShare' : 'share'}`, { exact: format.exact(exact) }),
    ...{ name, seats: format.count(seats) },
    bound: format.count(beyond > 0 ? Math.ceil(Number(exact)) : Math.floor(Number(exact))),
  });
  return [others.length === 0 ? said : `${said} ${t('portal-distribution:notes.others', { count: others.length })}`];
}
