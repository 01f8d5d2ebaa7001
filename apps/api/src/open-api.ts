import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { GuardedRoute } from './kernel/auth/index.js';
import { DEED_KEY } from './kernel/deed/index.js';

/** The OpenAPI document, from the code: routes by Nest, request bodies by their validation, permissions by their guard. */
export function describeApi(app: INestApplication, routes: readonly GuardedRoute[]): OpenAPIObject {
  const header = new DocumentBuilder()
    .setTitle('贺兰县农村产权流转服务平台')
    .setDescription('金额为整数分的字符串；时间为 ISO 8601；失败一律为 application/problem+json。')
    .setVersion('1')
    .addCookieAuth('helan.sid')
    .build();
  const document = SwaggerModule.createDocument(app, header);
  const schemas = validationMetadatasToSchemas({ refPointerPrefix: '#/components/schemas/' });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...schemas, Problem: PROBLEM },
  };
  for (const route of routes) nameRequirement(document, route);
  return document;
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId', 'faults'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    rule: { type: 'string' },
    requestId: { type: 'string' },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          field: { type: 'string' },
          code: { type: 'string' },
          sentence: { type: 'string' },
          rule: { type: 'string' },
        },
      },
    },
  },
};

/** One key for each press of a button: the same request under the same key is done once. */
const KEY = { name: DEED_KEY, in: 'header', required: true, schema: { type: 'string', maxLength: 80 } };

function nameRequirement(document: OpenAPIObject, route: GuardedRoute): void {
  const path = `/api${route.path}`.replace(/:(\w+)/g, '{$1}');
  const item = document.paths[path] as Record<string, Record<string, unknown>> | undefined;
  const operation = item?.[route.method.toLowerCase()];
  if (!operation) return;
  operation['x-permission'] = route.requirement;
  if (route.requirement !== 'PUBLIC') operation['security'] = [{ cookie: [] }];
  if (route.method === 'POST' && route.requirement !== 'PUBLIC' && !namesKey(operation))
    operation['parameters'] = [...((operation['parameters'] ?? []) as object[]), KEY];
  const responses = (operation['responses'] ?? {}) as Record<string, unknown>;
  responses['default'] = {
    description: '失败',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  operation['responses'] = responses;
}

function namesKey({ parameters }: Record<string, unknown>): boolean {
  return ((parameters ?? []) as { name: string }[]).some(({ name }) => name === DEED_KEY);
}
