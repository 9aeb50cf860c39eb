// The least that a route of the same framework costs: a process of its own that answers so many bytes as JSON.
import 'reflect-metadata';
import { Controller, Get, HttpCode, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

const { BARE_BYTES, PORT } = process.env;
const ANSWER = { bytes: 'x'.repeat(Number(BARE_BYTES)) };

class BareController {
  read() {
    return ANSWER;
  }

  write() {
    return ANSWER;
  }
}

class BareModule {}

// What the decorators' syntax does elsewhere; this file runs as it is.
decorate('read', Get('bare'));
decorate('write', Post('bare'), HttpCode(200));
Controller('api/v1')(BareController);
Module({ controllers: [BareController] })(BareModule);

const app = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
await app.listen(Number(PORT), '127.0.0.1');

function decorate(method, ...decorators) {
  const descriptor = Object.getOwnPropertyDescriptor(BareController.prototype, method);
  for (const decorator of decorators) decorator(BareController.prototype, method, descriptor);
}
