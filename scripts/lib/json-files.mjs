import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './places.mjs';

/** Throws one line per file in the folder that matches and is no JSON, with its path and what is wrong. */
export function mustBeJson(folder, pattern) {
  const files = readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name));
  const broken = files.filter((file) => pattern.test(file)).flatMap((file) => faultOf(file));
  if (broken.length > 0) throw new Error(broken.join('\n'));
}

function faultOf(file) {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return [];
  } catch (error) {
    return [`${path.relative(ROOT, file)} is no JSON: ${error.message}`];
  }
}
