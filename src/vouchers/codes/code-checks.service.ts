import { Injectable } from '@nestjs/common';

import { type Course, CoursesService, type PlatformActor } from '../../courses/index.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Localized } from '../../kernel/localized.js';
import { Accesses } from '../../platform/audit/accesses.js';
import { tooManyRequests } from '../../platform/http/http-errors.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { type CodeAnswer, codeAnswer, MISSES_WINDOW_MINUTES, MOST_MISSES } from '../domain/code-check.js';
import type { Voucher } from '../domain/voucher.js';
import { normaliseVoucherCode } from '../domain/voucher-code.js';
import { VouchersRepository } from '../holdings/vouchers.repository.js';
import { CodeMissesRepository } from './code-misses.repository.js';

export type CodeView = CodeAnswer & { readonly courseCode: string | null; readonly courseTitle: Localized | null };

/** Answers course providers whether a voucher code is good. */
@Injectable()
export class CodeChecks {
  constructor(
    private readonly vouchers: VouchersRepository,
    private readonly courses: CoursesService,
    private readonly misses: CodeMissesRepository,
    private readonly accesses: Accesses,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * A typing error is told by the check character alone and does not count as a guess. A voucher for a course of
   * another provider is as unknown as one that does not exist.
   * @throws DomainError `voucher-code-invalid` {reason}, `voucher-code-unknown`; 429 after too many unknown codes
   */
  async check(platform: PlatformActor, typed: string): Promise<CodeView> {
    const { id: platformId, provider } = platform;
    const code = normaliseVoucherCode(typed);
    const now = this.clock.now();
    const ask = { id: this.ids.next(), platformId };
    const count = await this.misses.note(ask, now, new Date(now.getTime() - MISSES_WINDOW_MINUTES * 60_000));
    if (count > MOST_MISSES) {
      await this.misses.forget(ask);
      throw tooManyRequests();
    }
    const look = { kind: 'voucher-code', municipalityId: null } as const;
    const read = () => this.known(code, provider);
    const { voucher, course } = await this.accesses.reading(platform, look, read, (known) => [known.voucher.personId]);
    await this.misses.forget(ask);
    const answer = codeAnswer(voucher, berlinDay(now));
    return { ...answer, courseCode: course?.code ?? null, courseTitle: course?.title ?? null };
  }

  private async known(
    code: string,
    provider: string,
  ): Promise<{ readonly voucher: Voucher; readonly course: Course | null }> {
    const voucher = await this.vouchers.byCode(code);
    const course = await this.courseOf(voucher?.courseId ?? null);
    if (voucher === null || (course !== null && course.provider !== provider)) {
      throw new DomainError('voucher-code-unknown', 'not-found');
    }
    return { voucher, course };
  }

  private async courseOf(courseId: string | null): Promise<Course | null> {
    if (courseId === null) return null;
    const [course] = await this.courses.many([courseId]);
    return course ?? null;
  }
}
