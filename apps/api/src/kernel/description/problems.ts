import { ERRORS, type ErrorCode, type Problem, faultOf, ruleOf, sentenceOf } from '@helan/contracts';
import type { GuardedRoute } from '../auth/index.js';
import type { Operation } from './operation.js';

const MEANINGS: Readonly<Record<number, string>> = {
  400: '地址或请求不完整',
  401: '没有登录，或者登录失效',
  403: '没有权限，令牌不对，或者连接没有加密',
  404: '没有这一项，或者不是您的',
  408: '内容没有按时传完',
  409: '现在的状态不能这样办',
  413: '内容太大',
  415: '文件或内容的类型不收',
  422: '内容不对，或者规则不允许',
  429: '次数太多，按 Retry-After 再来',
  500: '平台的故障',
  503: '平台暂时没有空或者不通，按 Retry-After 再来',
};

const CODES = Object.keys(ERRORS) as ErrorCode[];

/** Every status that is refused with, and each reason behind it, from the error table. */
export const PROBLEM_RESPONSES = Object.fromEntries(
  Object.entries(MEANINGS).map(([status, description]) => [
    nameOf(Number(status)),
    {
      description,
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          examples: Object.fromEntries(
            CODES.filter((code) => ERRORS[code].status === Number(status)).map((code) => [
              code,
              { summary: sentenceOf(code), value: exampleFor(code) },
            ]),
          ),
        },
      },
    },
  ]),
);

function nameOf(status: number): string {
  return `Problem${status}`;
}

function exampleFor(code: ErrorCode): Problem {
  const rule = ruleOf(code);
  return {
    type: `/api/problems/${code}`,
    title: sentenceOf(code),
    status: ERRORS[code].status,
    code,
    ...(rule ? { rule } : {}),
    requestId: '0e6f6a52-2f4c-4d0b-9f6a-3b0f3f5d5a11',
    faults: [faultOf(code)],
  };
}

/** What the server itself answers before anything of a request is read. */
const UNREAD = { 431: { description: '地址或请求头太长，没有读' } };

/** The statuses that an operation can refuse with, by what it takes and whom it lets in. */
export function problemsOf(
  operation: Operation,
  route: GuardedRoute,
): Record<string, { $ref: string } | { description: string }> {
  const takes = operation.parameters.length > 0 || operation.requestBody !== undefined;
  const changes = route.method !== 'GET';
  const statuses = [
    ...[400, 403, 429, 500, 503],
    // Who signs in is nobody yet, and may be refused as somebody else.
    ...(route.requirement === 'PUBLIC' && !changes ? [] : [401]),
    ...(takes || changes ? [404, 409, 422] : []),
    ...(changes ? [408, 413, 415] : []),
  ];
  return {
    ...Object.fromEntries(
      statuses.map((status) => [String(status), { $ref: `#/components/responses/${nameOf(status)}` }]),
    ),
    ...UNREAD,
  };
}
