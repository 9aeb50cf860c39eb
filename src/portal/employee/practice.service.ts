import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { PostsService, type Profile } from '../../profiles/index.js';
import { type Workplaces, WorkplacesService } from './workplaces.service.js';

/** The post whose questions can be practised; null before one is chosen. */
export interface PracticeStart {
  readonly workplaces: Workplaces;
  readonly post: Profile | null;
}

@Injectable()
export class PracticePageService {
  constructor(
    private readonly workplaces: WorkplacesService,
    private readonly posts: PostsService,
  ) {}

  /** At the administration named, else the person's first. @throws DomainError `not-your-municipality` */
  async of(actor: Actor, municipalityId?: string): Promise<PracticeStart> {
    const workplaces = await this.workplaces.of(actor, municipalityId);
    return { workplaces, post: await this.posts.of(actor, workplaces.current.id) };
  }
}
