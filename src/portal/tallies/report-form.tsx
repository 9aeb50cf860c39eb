import type { VNode } from 'preact';

import { TALLY_REPORT_FORMATS } from '../../vouchers/index.js';
import { Input, Select, Submit, Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';

interface ReportFormProps {
  readonly page: PageContext;
  readonly programmeId: string;
  /** The choice of an admin, or the one municipality that HR reports on. */
  readonly municipalities: readonly { readonly id: string; readonly name: string }[];
}

/** Downloads the state by day: of a municipality or of all, of a period or of the whole programme. */
export function ReportDownload({ page: { t }, programmeId, municipalities }: ReportFormProps): VNode {
  const name = (key: string) => t(`portal-tallies:report.${key}`);
  const id = (field: string) => `${field}-${programmeId}`;
  const [only, ...others] = municipalities;
  return (
    <details>
      <summary class="kern-link">{name('title')}</summary>
      <Text>{name('lead')}</Text>
      <form method="get" action={`/tallies/${programmeId}/report`} class="row">
        {only !== undefined && others.length === 0 ? (
          <input type="hidden" name="municipalityId" value={only.id} />
        ) : (
          <Select
            id={id('municipality')}
            name="municipalityId"
            label={name('municipality')}
            options={[
              { value: '', label: name('all') },
              ...municipalities.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        )}
        <Input id={id('from')} name="from" type="date" label={name('from')} />
        <Input id={id('to')} name="to" type="date" label={name('to')} />
        <Select
          id={id('format')}
          name="format"
          label={name('format')}
          value="xlsx"
          options={[...TALLY_REPORT_FORMATS]
            .reverse()
            .map((format) => ({ value: format, label: name(`formats.${format}`) }))}
        />
        <Submit kind="secondary" label={name('download')} />
      </form>
    </details>
  );
}
