import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { PERMISSIONS, ROLES, type Role } from '@helan/contracts';
import type { GuardedRoute } from '../auth/index.js';
import { DEED_KEY, KEEPS_KEYS } from '../deed/index.js';
import type { Answers } from './answers.js';
import { exampleOf } from './examples.js';
import { type Operation, type Schema, json, refersTo } from './operation.js';
import { describeParameters } from './parameters.js';
import { PROBLEM_RESPONSES, problemsOf } from './problems.js';
import { requestSchemas } from './request-schemas.js';
import { TAGS } from './tags.js';

const ABOUT =
  '金额是整数分的字符串，时间是 ISO 8601，失败一律是 application/problem+json。先取 GET /api/session，拿到 Cookie 和 csrfToken；改动都要在 X-CSRF-Token 里带上 csrfToken；登录后的 POST 再带上自己起的 Idempotency-Key，断了用同一个再发，只办一次。文字里的控制字符收下以前就去掉。';

/**
 * The OpenAPI document, from the code: routes by Nest, request bodies by their validation, answers by the return
 * types of the handlers, refusals by the error table, permissions by the guard.
 */
export function describeApi(
  app: INestApplication,
  routes: readonly GuardedRoute[],
  answers: Answers,
): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, head());
  const schemas = joined(requestSchemas(), answers.schemas);
  for (const route of routes) describeRoute(document, route, answers, schemas);
  document.components = {
    ...document.components,
    schemas: onlyUsed(schemas, document.paths),
    responses: PROBLEM_RESPONSES,
  };
  return document;
}

function head(): Omit<OpenAPIObject, 'paths'> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('贺兰县农村产权流转服务平台')
    .setDescription(ABOUT)
    .setVersion('1')
    .setLicense('未授权他人使用', '/about')
    .addServer('/')
    .addCookieAuth('helan.sid', { type: 'apiKey', description: '登录以后的 Cookie' }, 'session')
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'X-CSRF-Token', description: 'GET /api/session 给的 csrfToken' },
      'token',
    );
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  return builder.build();
}

/** A name that a request and an answer both have would be described by one of them only. */
function joined(requests: Record<string, Schema>, answers: Record<string, Schema>): Record<string, Schema> {
  const twice = Object.keys(requests).find((name) => name in answers);
  if (twice) throw new Error(`a request and an answer are both called ${twice}`);
  return { ...requests, ...answers };
}

function describeRoute(
  document: OpenAPIObject,
  route: GuardedRoute,
  answers: Answers,
  schemas: Record<string, Schema>,
): void {
  const path = `/api${route.path === '/' ? '' : route.path}`.replace(/:(\w+)/g, '{$1}');
  const item = document.paths[path] as Record<string, Operation> | undefined;
  const operation = item?.[route.method.toLowerCase()];
  if (!operation) throw new Error(`no operation for ${route.method} ${path}`);
  operation['x-permission'] = route.requirement;
  if (route.requirement !== 'PUBLIC') operation.description = whoMay(PERMISSIONS[route.requirement]);
  operation.security = [
    {
      ...(route.requirement === 'PUBLIC' ? {} : { session: [] }),
      ...(route.needsToken ? { token: [] } : {}),
    },
  ];
  askForKey(operation, route);
  describeParameters(operation, path, route);
  const body = operation.requestBody?.content['application/json'];
  if (operation.requestBody) operation.requestBody.required = true;
  if (body) body.example = exampleOf(body.schema, schemas);
  describeAnswer(operation, answers.operations[`${route.controller}_${route.handler}`], schemas);
  Object.assign(operation.responses, problemsOf(operation, route));
}

/**
 * One key for each press of a button: the same request under the same key is done once. A route that keeps its keys
 * in a way of its own says itself whether it asks for one.
 */
function askForKey(operation: Operation, { method, requirement }: GuardedRoute): void {
  operation.parameters ??= [];
  const isItsOwn = operation[KEEPS_KEYS] ?? false;
  delete operation[KEEPS_KEYS];
  if (method === 'POST' && requirement !== 'PUBLIC' && !isItsOwn)
    operation.parameters.push({ name: DEED_KEY, in: 'header', required: true, schema: { type: 'string' } });
}

function whoMay(roles: readonly Role[]): string {
  return `可以办的人：${roles.map((role) => ROLES[role]).join('、')}。`;
}

/** What the handler's type says, under the status that it is answered with. */
function describeAnswer(
  operation: Operation,
  answer: Answers['operations'][string] | undefined,
  schemas: Record<string, Schema>,
): void {
  const status = Object.keys(operation.responses).find((key) => /^[23]/.test(key));
  if (!status || answer === undefined)
    throw new Error(`${operation.operationId} does not say what it answers`);
  const type = operation['x-answers-as'];
  delete operation['x-answers-as'];
  const isEmpty = answer === 'NOTHING' && !type;
  operation.responses[status] = isEmpty
    ? { description: '办成了，没有内容' }
    : {
        description: '办成了',
        content:
          typeof answer === 'string' || type
            ? { [type ?? '*/*']: textOrFile(answer) }
            : json(answer, exampleOf(answer, schemas)),
      };
}

/** A text as it is, and of a file its bytes. */
function textOrFile(answer: Answers['operations'][string]): { schema: Schema } {
  return { schema: typeof answer === 'string' ? {} : answer };
}

/** The schemas that something of the document refers to, through whatever others. */
function onlyUsed(schemas: Record<string, Schema>, paths: object): Record<string, Schema> {
  const used = new Set<string>(['Problem']);
  const queue = [...refersTo(paths), 'Problem'];
  for (const name of queue) {
    const schema = schemas[name];
    if (!schema) throw new Error(`nothing describes ${name}`);
    used.add(name);
    queue.push(...refersTo(schema).filter((next) => !used.has(next) && !queue.includes(next)));
  }
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
}
