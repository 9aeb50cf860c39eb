/** What the list of profiles can be ordered by. */
export type ProfileSort = 'code' | 'title' | 'state' | 'changed';
export const PROFILE_SORTS: readonly ProfileSort[] = ['code', 'title', 'state', 'changed'];

/** What the list can be taken away as. */
export type ProfileExportFormat = 'csv' | 'json' | 'case';
export const PROFILE_EXPORT_FORMATS: readonly ProfileExportFormat[] = ['csv', 'json', 'case'];
