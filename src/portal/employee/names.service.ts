import { Injectable } from '@nestjs/common';

import { FrameworksService } from '../../competencies/index.js';
import { Names } from './names.js';

@Injectable()
export class NamesService {
  constructor(private readonly frameworks: FrameworksService) {}

  /** The names of one framework; of an unknown one, its codes. */
  async of(frameworkId: string): Promise<Names> {
    const [competencies, levels] = await Promise.all([
      this.frameworks.competencies(frameworkId),
      this.frameworks.levels(frameworkId),
    ]);
    return new Names(competencies, levels);
  }

  /** The names of several frameworks, by id. */
  async ofAll(frameworkIds: readonly string[]): Promise<ReadonlyMap<string, Names>> {
    const ids = [...new Set(frameworkIds)];
    return new Map(await Promise.all(ids.map(async (id) => [id, await this.of(id)] as const)));
  }

  /** The names of a vocabulary, such as that of a course's competences, withdrawn ones too: without any framework, its codes. */
  async ofVocabulary(vocabulary: string): Promise<Names> {
    const framework = await this.frameworks.findFor('', vocabulary);
    if (framework === null) return new Names([], []);
    const [competencies, levels, titles] = await Promise.all([
      this.frameworks.competencies(framework.id),
      this.frameworks.levels(framework.id),
      this.frameworks.titlesIn(vocabulary),
    ]);
    return new Names(competencies, levels, titles);
  }
}
