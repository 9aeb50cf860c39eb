import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';

import { validationPipe } from '../../platform/http/validation.pipe.js';
import { deviceOf } from '../domain/session.js';
import { LoginBody } from './auth.dto.js';
import { type SignedIn, SessionsService } from './sessions.service.js';
import { SignInFailed } from './sign-in-failed.js';

/** Sign-on of the API by e-mail address and password. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'password') {
  constructor(private readonly sessions: SessionsService) {
    super({ usernameField: 'email', passReqToCallback: true });
  }

  validate({ ip, headers, body }: FastifyRequest, email: string, password: string): Promise<SignedIn> {
    return this.sessions.signIn(email, password, {
      kind: 'token',
      address: ip,
      device: deviceOf(headers['user-agent']),
      code: (body as LoginBody).code ?? undefined,
    });
  }
}

@Injectable()
export class PasswordGuard extends AuthGuard('password') {
  private readonly validation = validationPipe();

  /** Guards run before pipes, so the body is validated here. @throws ValidationFailed (400) naming the wrong fields. */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    await this.validation.transform(body ?? {}, { type: 'body', metatype: LoginBody });
    return (await super.canActivate(context)) as boolean;
  }

  override handleRequest<Session>(error: unknown, session: Session | false): Session {
    if (error instanceof Error) throw error;
    if (!session) throw new SignInFailed();
    return session;
  }
}
