import type { VNode } from 'preact';

import { estimateInWords, levelInWords, type ResultView } from '../../checks/index.js';
import { inLocale } from '../../kernel/localized.js';
import { Text } from '../shared/components.js';
import type { PageContext } from '../shared/page-context.js';
import { Table } from '../shared/table.js';
import { LevelChart } from './level-chart.js';
import { Heading } from './parts.js';
import { FEWEST_AXES } from './radar.js';
import { type MeasuredArea, RadarChart } from './radar-chart.js';
import type { ResultData } from './result.service.js';

type Area = ResultView['areas'][number];

interface ResultAreasProps {
  readonly page: PageContext;
  readonly data: ResultData;
}

/** The areas as a picture, and the same as a table. With fewer than three measured ones the picture is bars. */
export function ResultAreas({ page, data }: ResultAreasProps): VNode | null {
  const { t } = page;
  const { areas } = data.result;
  const measured = areas.filter(isMeasured);
  if (measured.length === 0) return null;
  const isRadar = measured.length >= FEWEST_AXES;
  const title = (key: string) => t(`portal-employee:areas.columns.${key}`);
  return (
    <section>
      <Heading>{t('portal-employee:areas.title')}</Heading>
      <Text>{t(isRadar ? 'portal-employee:areas.leadRadar' : 'portal-employee:areas.lead')}</Text>
      <div class={isRadar ? 'beside' : 'bars'}>
        {isRadar ? (
          <RadarChart page={page} areas={measured} names={data.names} />
        ) : (
          measured.map((area) => (
            <div key={area.area}>
              <h3 class="kern-title">{nameOf(area, page)}</h3>
              <LevelChart page={page} id={`area-${area.area}`} {...pick(area)} minimum={null} names={data.names} />
            </div>
          ))
        )}
        <Table
          caption={t('portal-employee:areas.caption')}
          rows={areas}
          rowKey={({ area }) => area}
          empty={null}
          columns={[
            { key: 'area', title: title('area'), cell: (area) => nameOf(area, page) },
            { key: 'level', title: title('level'), cell: (area) => levelInWords(page, area) },
            { key: 'estimate', title: title('estimate'), cell: (area) => estimateInWords(page, area) },
            {
              key: 'measured',
              title: title('measured'),
              numeric: true,
              cell: ({ measured: count, asked }) => t('checks:result.area.count', { measured: count, asked }),
            },
          ]}
        />
      </div>
    </section>
  );
}

function nameOf({ area, title }: Area, { locale }: PageContext): string {
  return `${area} ${inLocale(title, locale)}`;
}

function pick({ estimate, band }: MeasuredArea): Pick<MeasuredArea, 'estimate' | 'band'> {
  return { estimate, band };
}

function isMeasured(area: Area): area is MeasuredArea {
  return area.estimate !== null && area.band !== null;
}
