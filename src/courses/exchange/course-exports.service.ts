import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import { Env } from '../../platform/config/env.js';
import { Transaction } from '../../platform/database/transaction.js';
import { recordOf } from '../domain/moochub-export.js';
import { KeptCoursesRepository } from './kept-courses.repository.js';

export interface ExportedPage {
  /** From 1. */
  readonly number: number;
  /** Courses of a page. */
  readonly size: number;
}

interface Asked {
  readonly called: string;
  readonly known?: string;
}

interface ExportedDocument {
  readonly tag: string;
  readonly document: JsonObject | null;
}

/** The published catalogue as a MOOChub document of version 3, by pages. */
@Injectable()
export class CourseExports {
  constructor(
    private readonly kept: KeptCoursesRepository,
    private readonly transaction: Transaction,
    private readonly env: Env,
  ) {}

  /**
   * The page and its entity tag; the document only when the caller does not know it yet by that tag. `called` is where
   * the caller found the product, for an installation that does not say its address.
   */
  page(page: ExportedPage, asked: Asked): Promise<ExportedDocument> {
    return this.transaction.stale(() => this.read(page, asked));
  }

  private async read(page: ExportedPage, { called, known }: Asked): Promise<ExportedDocument> {
    const state = await this.kept.state();
    const address = `${this.env.PUBLIC_URL?.replace(/\/+$/, '') ?? called}/api/v1/courses/export`;
    const tag = `"${createHash('sha256')
      .update(JSON.stringify([state, page, address]))
      .digest('base64url')}"`;
    if (known?.split(/, */).some((one) => one === tag || one === `W/${tag}` || one === '*') === true) {
      return { tag, document: null };
    }
    const courses = await this.kept.published((page.number - 1) * page.size, page.size);
    return { tag, document: { links: linksOf(address, page, state.count), data: courses.map(recordOf) } };
  }
}

function linksOf(address: string, { number, size }: ExportedPage, count: number): JsonObject {
  const last = Math.max(1, Math.ceil(count / size));
  const at = (page: number): string => `${address}?page%5Bnumber%5D=${page}&page%5Bsize%5D=${size}`;
  return {
    self: at(number),
    first: at(1),
    last: at(last),
    ...(number > 1 && { prev: at(number - 1) }),
    ...(number < last && { next: at(number + 1) }),
  };
}
