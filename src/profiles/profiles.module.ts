import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccountsModule } from '../accounts/index.js';
import { CompetenciesModule } from '../competencies/index.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';
import { ProfileExportsService } from './exports.service.js';
import { PostEntity } from './post.entity.js';
import { PostsController } from './posts.controller.js';
import { PostsRepository } from './posts.repository.js';
import { PostsService } from './posts.service.js';
import { ProfileEntity } from './profile.entity.js';
import { ProfilesController } from './profiles.controller.js';
import { ProfilesImporter } from './profiles.importer.js';
import { ProfilesPersonalData } from './profiles-personal-data.repository.js';
import { ProfilesRepository } from './profiles.repository.js';
import { ProfilesService } from './profiles.service.js';
import { RequirementEntity } from './requirement.entity.js';

/** What posts ask of people. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ProfileEntity, RequirementEntity, PostEntity]),
    AccountsModule,
    CompetenciesModule,
  ],
  controllers: [ProfilesController, DraftsController, PostsController],
  providers: [
    ProfilesService,
    DraftsService,
    ProfileExportsService,
    ProfilesRepository,
    ProfilesPersonalData,
    ProfilesImporter,
    PostsService,
    PostsRepository,
  ],
  exports: [ProfilesService, DraftsService, ProfileExportsService, PostsService],
})
export class ProfilesModule {}
