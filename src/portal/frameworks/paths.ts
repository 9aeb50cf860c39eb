import type { PartName } from '../../competencies/index.js';

const HERE = '/admin/frameworks';

export function draftPath(id: string): string {
  return `${HERE}/drafts/${id}`;
}

export function partPath(id: string, { kind, code }: PartName): string {
  return `${draftPath(id)}/parts/${kind}/${encodeURIComponent(code)}`;
}

export function frameworkPath(id: string): string {
  return `${HERE}/${id}`;
}
