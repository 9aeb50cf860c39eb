import 'reflect-metadata';

import { Logger } from 'nestjs-pino';

import { AppModule } from './app.module.js';
import { Env } from './platform/config/env.js';
import { createApplication } from './platform/http/application.js';

const app = await createApplication(AppModule);
const { HOST, PORT } = app.get(Env);
await app.listen({ host: HOST, port: PORT });
app.get(Logger).log(`listening at ${await app.getUrl()}`);
