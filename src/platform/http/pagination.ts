import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

import { DomainError } from '../../kernel/domain-error.js';

export const PAGE_SIZE = 25;
const PAGE_LIMIT = 500;

/** Query of a list: `limit` entries after `cursor`. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'Continue after this page: the `next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: PAGE_LIMIT, default: PAGE_SIZE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_LIMIT)
  readonly limit: number = PAGE_SIZE;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Cursor of the next page; null at the end. */
  readonly next: string | null;
}

/** A page from `limit + 1` rows that were read after the cursor; `keyOf` gives the sort key of a row, unique in the list. */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => readonly string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key behind a cursor; undefined for the first page.
 * @throws DomainError `cursor-invalid` when it was not issued by this list.
 */
export function decodeCursor(cursor: string | undefined, parts: number): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  const key = parseKey(cursor);
  if (key?.length !== parts) throw new DomainError('cursor-invalid', 'invalid');
  return key;
}

/** The number behind a cursor of one part; undefined for the first page. @throws DomainError `cursor-invalid` */
export function positionOf(cursor: string | undefined): number | undefined {
  const [part] = decodeCursor(cursor, 1) ?? [];
  if (part === undefined) return undefined;
  const position = Number(part);
  if (!Number.isSafeInteger(position)) throw new DomainError('cursor-invalid', 'invalid');
  return position;
}

function parseKey(cursor: string): readonly string[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(key) && key.every((part) => typeof part === 'string') ? key : undefined;
  } catch {
    return undefined;
  }
}
