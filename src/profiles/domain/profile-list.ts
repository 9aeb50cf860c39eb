/** What the list of profiles can be ordered by. */
export type ProfileSort = 'code' | 'title' | 'state' | 'changed';
export const PROFILE_SORTS: readonly ProfileSort[] = ['code', 'title', 'state', 'changed'];
