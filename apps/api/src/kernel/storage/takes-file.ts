import { type ExecutionContext, applyDecorators, createParamDecorator } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Incoming } from './incoming.js';

/** A route that takes a form with one file, in the field `file`; it is read once the service asks for it. */
export function TakesFile(...fields: string[]): MethodDecorator {
  const text = Object.fromEntries(fields.map((field) => [field, { type: 'string' }]));
  return applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { ...text, file: { type: 'string', format: 'binary' } },
      },
    }),
  );
}

/** The form as it stands before the door. */
export const IncomingForm = createParamDecorator((_: unknown, context: ExecutionContext): Incoming => {
  const http = context.switchToHttp();
  return { request: http.getRequest<Request>(), response: http.getResponse<Response>() };
});
