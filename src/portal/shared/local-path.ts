/** A path of our own to return to; anything else, such as another site's address, becomes the start. */
export function localPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/';
}
