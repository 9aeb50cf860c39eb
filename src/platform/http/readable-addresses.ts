import { isUUID } from 'class-validator';
import type { FastifyInstance, RouteOptions } from 'fastify';

type WithReadable = FastifyInstance & { readonly readable?: Set<string> };

/** Remembers, from now on, which addresses can be opened, and not only sent to. */
export function noteReadable(server: FastifyInstance): void {
  const readable = new Set<string>();
  server.decorate('readable', readable);
  server.addHook('onRoute', ({ method, url }: RouteOptions) => {
    if ([method].flat().includes('GET')) readable.add(url);
  });
}

/** Whether something answers who opens this path. A page may stand at an address that takes forms only: its own form was sent there. */
export function isReadable(server: FastifyInstance, path: string): boolean {
  const parts = path.split('/');
  return [...((server as WithReadable).readable ?? [])].some((url) => fits(url.split('/'), parts));
}

/** A parameter that stands for one row: a word in its place is another address, which may take forms only. */
const ID = /^:(id|\w+Id)$/;

/** A route's parts may be `:parameters`, and its last one a star for all that follows. */
function fits(route: readonly string[], parts: readonly string[]): boolean {
  const isOpen = route.at(-1) === '*';
  const fixed = isOpen ? route.slice(0, -1) : route;
  const isAsLong = isOpen ? parts.length > fixed.length : parts.length === fixed.length;
  return isAsLong && fixed.every((part, at) => stands(part, parts[at] ?? ''));
}

function stands(part: string, said: string): boolean {
  if (ID.test(part)) return isUUID(said);
  return part.startsWith(':') ? said !== '' : part === said;
}
