import type { PageContext } from '../shared/page-context.js';
import type { ItemSort } from './item-rows.js';
import type { VersionQuality } from './items.service.js';

export interface QualityProps {
  readonly page: PageContext;
  readonly quality: VersionQuality;
  readonly competence: string | undefined;
  readonly sort: ItemSort;
  /** Items before the first that is shown. */
  readonly after: number;
}
