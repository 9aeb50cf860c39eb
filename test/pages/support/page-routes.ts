import { execFileSync } from 'node:child_process';
import path from 'node:path';

const SCRIPT = path.resolve(import.meta.dirname, '../../support/page-routes.mjs');

/** Every address of the portal that a browser can open, with its parameters by name: `/admin/courses/:id`. */
export function pageRoutes(): readonly string[] {
  return JSON.parse(execFileSync(process.execPath, [SCRIPT], { encoding: 'utf8' })) as string[];
}
